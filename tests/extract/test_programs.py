from congtac.extract.programs import windows_places


def test_where_windows_keeps_programs():
    environment = {
        "ProgramFiles": "D:\\Programme",
        "ProgramW6432": "D:\\Programme",
        "ProgramFiles(x86)": "D:\\Programme (x86)",
        "LOCALAPPDATA": "C:\\Users\\Ánh\\AppData\\Local",
    }
    assert windows_places("LibreOffice/program/soffice.com", environment) == (
        "D:/Programme/LibreOffice/program/soffice.com",
        "D:/Programme (x86)/LibreOffice/program/soffice.com",
        "C:/Users/Ánh/AppData/Local/Programs/LibreOffice/program/soffice.com",
        "C:/Program Files/LibreOffice/program/soffice.com",
        "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    )


def test_without_its_variables_the_usual_places():
    assert windows_places("a.exe", {"ProgramFiles": ""}) == ("C:/Program Files/a.exe", "C:/Program Files (x86)/a.exe")
