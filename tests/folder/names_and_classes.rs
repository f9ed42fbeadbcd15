//! Display names and classes of folders: FI-036 to FI-051, IP-140.

use ews_sim::ResponseCode::*;
use ews_sim::ServerProfile;

use crate::scene::*;
use crate::support::{refuse, simulator, succeed};

const NAME: &str = "folder:DisplayName";

fn of_class(element: &str, class: &str) -> String {
    let class =
        if class.is_empty() { String::new() } else { format!("<t:FolderClass>{class}</t:FolderClass>") };
    format!("<t:{element}>{class}<t:DisplayName>New</t:DisplayName></t:{element}>")
}

#[test]
fn fi_036_fi_037_fi_040_a_name_that_is_none_is_refused_at_its_path() {
    let mut simulator = simulator();
    let inbox = named("inbox");
    let long = folder(&"x".repeat(256));
    for new in ["<t:Folder/>", &*folder(""), &folder(" \t"), &long] {
        for body in [create_folder(&inbox, new), create_folder_path(&inbox, new)] {
            let reply = refuse_at(&mut simulator, &body, ErrorFolderSavePropertyError, NAME);
            let words = "The folder save operation failed due to invalid property values.";
            assert_eq!(reply.message_text().as_deref(), Some(words));
        }
    }
    succeed(&mut simulator, &create_folder(&inbox, &folder(&"x".repeat(255))));
}

#[test]
fn fi_038_a_sibling_has_the_name_in_other_case() {
    let mut simulator = with_path(&["Grüße"]);
    for name in ["Grüße", "GRÜSSE".replace("SS", "ß").as_str(), "grüße"] {
        let reply = refuse(&mut simulator, &create_folder(&named("inbox"), &folder(name)), ErrorFolderExists);
        let words = "A folder with the specified name already exists.";
        assert_eq!(reply.message_text().as_deref(), Some(words));
    }
}

#[test]
fn fi_046_ip_140_only_the_plain_element_comes_with_a_class() {
    let mut simulator = simulator();
    for (element, class) in [
        ("CalendarFolder", "IPF.Appointment"),
        ("ContactsFolder", "IPF.Contact"),
        ("TasksFolder", "IPF.Task"),
        ("SearchFolder", "IPF.Note"),
    ] {
        let body = create_folder(&named("inbox"), &of_class(element, class));
        refuse(&mut simulator, &body, ErrorNoFolderClassOverride);
    }
}

#[test]
fn fi_049_fi_050_a_class_of_another_type_is_refused() {
    let mut simulator = with_path(&["Mail"]);
    let mail = id(&simulator, "Mail");
    for class in ["IPF.Contact", "IPF.Notes", "Random", ""] {
        let class = format!("<t:Folder><t:FolderClass>{class}</t:FolderClass></t:Folder>");
        let body = update_folder(&mail, &set(&field("folder:FolderClass"), &class));
        let reply = refuse(&mut simulator, &body, ErrorObjectTypeChanged);
        let words = "Operation would change object type, which is not permitted.";
        assert_eq!(reply.message_text().as_deref(), Some(words));
    }
}

#[test]
fn fi_039_fi_041_names_are_kept_as_they_are_and_count_in_one_parent() {
    let mut simulator = with_path(&["One"]);
    for name in [r"a/b\c", " One ", "One\u{a0}"] {
        succeed(&mut simulator, &create_folder(&named("inbox"), &folder(name)));
    }
    assert_eq!(
        found(&mut simulator, "Shallow", "", &named("inbox")),
        [" One ", r"a/b\c", "One", "One\u{a0}"]
    );
    let one = id(&simulator, "One");
    succeed(&mut simulator, &create_folder(&one, &folder("One")));
    assert_eq!(found(&mut simulator, "Shallow", "", &one), ["One"]);
}

#[test]
fn fi_042_a_name_makes_no_calendar() {
    let mut simulator = simulator();
    let reply = succeed(&mut simulator, &create_folder(&named("inbox"), &folder("Calendar")));
    assert_eq!(properties(&reply), [["Folder", "FolderId"]]);
}

#[test]
fn fi_043_fi_044_fi_045_the_class_decides_the_element() {
    for (element, class, expected, answered) in [
        ("Folder", "IPF.Contact.Contoso", "ContactsFolder", "IPF.Contact.Contoso"),
        ("Folder", "ipf.appointment", "CalendarFolder", "ipf.appointment"),
        ("Folder", "IPF.Appointments", "Folder", "IPF.Appointments"),
        ("Folder", "IAmAFolderClass", "Folder", "IAmAFolderClass"),
        ("Folder", "", "Folder", "IPF.Note"),
        ("CalendarFolder", "", "CalendarFolder", "IPF.Appointment"),
        ("ContactsFolder", "", "ContactsFolder", "IPF.Contact"),
        ("TasksFolder", "", "TasksFolder", "IPF.Task"),
        ("SearchFolder", "", "SearchFolder", "IPF.Note"),
    ] {
        let mut simulator = simulator();
        let reply = succeed(&mut simulator, &create_folder(&named("inbox"), &of_class(element, class)));
        assert_eq!(properties(&reply), [[expected, "FolderId"]]);
        let new = id(&simulator, "New");
        let reply = shown(&mut simulator, &shape("AllProperties", ""), &new);
        assert_eq!(
            (properties(&reply)[0][0].as_str(), text(&reply, "FolderClass").as_str()),
            (expected, answered)
        );
    }
}

#[test]
fn fi_047_before_2013_a_folder_without_a_class_has_none() {
    let mut simulator = server(ServerProfile::Exchange2010Sp2);
    let body = create_folder(&named("inbox"), &folder("New"));
    assert!(send_for(&mut simulator, "Exchange2010_SP2", &body).is_success());
    let body = get_folder(&shape("AllProperties", ""), &id(&simulator, "New"));
    let reply = send_for(&mut simulator, "Exchange2010_SP2", &body);
    assert_eq!(reply.texts("FolderClass"), [""; 0], "{reply}");
}

#[test]
fn fi_048_fi_051_a_class_of_the_type_and_the_own_name_in_other_case_are_accepted() {
    let mut simulator = with_path(&["Mail"]);
    let mail = id(&simulator, "Mail");
    let class = "<t:Folder><t:FolderClass>IPF.Note.Contoso</t:FolderClass></t:Folder>";
    let updates = [set(&field("folder:FolderClass"), class), rename("MAIL")].concat();
    succeed(&mut simulator, &update_folder(&mail, &updates));
    let reply = shown(&mut simulator, &shape("AllProperties", ""), &mail);
    assert_eq!(
        (text(&reply, "FolderClass"), text(&reply, "DisplayName")),
        ("IPF.Note.Contoso".into(), "MAIL".into())
    );
}
