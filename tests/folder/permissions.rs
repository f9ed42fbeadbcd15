//! Permissions of folders on the wire: FI-106, FI-107, FI-123.

use ews_sim::ResponseCode::*;
use ews_sim::directory::User;
use ews_sim::mailbox::FolderKey;
use ews_sim::{ResponseCode, ServerProfile, Simulator};

use crate::scene::*;
use crate::support::{ADA, BOB, refuse, succeed};

const SID: &str = "S-1-5-21-7";

fn simulator() -> Simulator {
    on(ServerProfile::Exchange2019)
}

fn on(profile: ServerProfile) -> Simulator {
    let bob = User::new(BOB, "Bob").with_security_identifier(SID);
    Simulator::builder().profile(profile).user(bob).mailbox(ADA).mailbox(BOB).build()
}

fn permission(user: &str, rights: &str, level: &str) -> String {
    let level = format!("<t:PermissionLevel>{level}</t:PermissionLevel>");
    format!("<t:Permission><t:UserId>{user}</t:UserId>{rights}{level}</t:Permission>")
}

fn bob() -> String {
    format!("<t:PrimarySmtpAddress>{BOB}</t:PrimarySmtpAddress>")
}

fn set_of(permissions: &str) -> String {
    format!("<t:PermissionSet><t:Permissions>{permissions}</t:Permissions></t:PermissionSet>")
}

fn calendar_set_of(permissions: &str) -> String {
    let permissions = permissions.replace("Permission>", "CalendarPermission>");
    let permissions = permissions.replace("PermissionLevel>", "CalendarPermissionLevel>");
    format!("<t:PermissionSet><t:CalendarPermissions>{permissions}</t:CalendarPermissions></t:PermissionSet>")
}

/// Requests that make a folder with permissions, and that give them to one that is there.
fn requests(element: &str, place: &str, set: &str) -> [String; 2] {
    let created = format!("<t:{element}><t:DisplayName>New</t:DisplayName>{set}</t:{element}>");
    let changed = format!("<t:{element}>{set}</t:{element}>");
    [
        create_folder(&named("msgfolderroot"), &created),
        update_folder(&named(place), &crate::scene::set(&field("folder:PermissionSet"), &changed)),
    ]
}

#[test]
fn fi_107_users_that_are_none_or_several() {
    let mut simulator = simulator();
    let level = |user: &str| permission(user, "", "Reviewer");
    let by_sid = format!("<t:SID>{SID}</t:SID>");
    let distinguished = "<t:DistinguishedUser>Default</t:DistinguishedUser>";
    let cases: [(String, ResponseCode); 9] = [
        (
            [
                level(&bob()),
                level(&bob().to_uppercase().replace("T:PRIMARYSMTPADDRESS", "t:PrimarySmtpAddress")),
            ]
            .concat(),
            ErrorDuplicateUserIdsSpecified,
        ),
        ([level(&bob()), level(&by_sid)].concat(), ErrorDuplicateUserIdsSpecified),
        (level(distinguished).repeat(2), ErrorDuplicateUserIdsSpecified),
        (level(""), ErrorMissingUserIdInformation),
        (level("<t:DisplayName>Bob</t:DisplayName>"), ErrorMissingUserIdInformation),
        (level("<t:PrimarySmtpAddress>zoe@example.test</t:PrimarySmtpAddress>"), ErrorInvalidUserInfo),
        (
            level(&format!("<t:SID>{SID}</t:SID><t:PrimarySmtpAddress>{ADA}</t:PrimarySmtpAddress>")),
            ErrorInvalidUserInfo,
        ),
        (level(&[&*bob(), distinguished].concat()), ErrorInvalidUserInfo),
        (level("<t:ExternalUserIdentity>zoe</t:ExternalUserIdentity>"), ErrorInvalidRequest),
    ];
    for (permissions, code) in cases {
        for body in requests("Folder", "inbox", &set_of(&permissions)) {
            refuse(&mut simulator, &body, code);
        }
    }
}

#[test]
fn calendars_have_permissions_of_their_own() {
    let mut simulator = simulator();
    let reviewer = permission(&bob(), "", "Reviewer");
    let on_mail = ErrorCannotSetCalendarPermissionOnNonCalendarFolder;
    let on_calendar = ErrorCannotSetNonCalendarPermissionOnCalendarFolder;
    let path = field("folder:PermissionSet");
    let plain = format!("<t:Folder>{}</t:Folder>", set_of(&reviewer));
    let of_calendar = format!("<t:CalendarFolder>{}</t:CalendarFolder>", calendar_set_of(&reviewer));
    refuse(&mut simulator, &update_folder(&named("inbox"), &set(&path, &of_calendar)), on_mail);
    refuse(&mut simulator, &update_folder(&named("calendar"), &set(&path, &plain)), on_calendar);
    let class = "<t:Folder><t:FolderClass>IPF.Appointment</t:FolderClass><t:DisplayName>New</t:DisplayName>";
    let new = plain.replace("<t:Folder>", class);
    refuse(&mut simulator, &create_folder(&named("inbox"), &new), on_calendar);
    for body in requests("CalendarFolder", "calendar", &calendar_set_of(&reviewer)) {
        succeed(&mut simulator, &body);
    }
}

#[test]
fn unknown_entries_are_not_set() {
    let unknown = "<t:UnknownEntries><t:UnknownEntry>x</t:UnknownEntry></t:UnknownEntries></t:PermissionSet>";
    let plain = set_of("").replace("</t:PermissionSet>", unknown);
    let of_calendar = calendar_set_of("").replace("</t:PermissionSet>", unknown);
    for body in requests("Folder", "inbox", &plain).into_iter().chain(requests(
        "CalendarFolder",
        "calendar",
        &of_calendar,
    )) {
        refuse(&mut simulator(), &body, ErrorCannotSetPermissionUnknownEntries);
    }
}

#[test]
fn single_rights_beside_a_level_are_refused_before_2013() {
    let rights = "<t:CanCreateItems>true</t:CanCreateItems>";
    let set = set_of(&permission(&bob(), rights, "Reviewer"));
    let body = &requests("Folder", "inbox", &set)[1];
    let reply = send_for(&mut on(ServerProfile::Exchange2010Sp2), "Exchange2010_SP2", body);
    assert_eq!(reply.code(), Some(ErrorInvalidPermissionSettings), "{reply}");
    let mut simulator = simulator();
    succeed(&mut simulator, body);
    // The level decides.
    let rights =
        ada(&simulator).folder(FolderKey::INBOX).expect("it is there").permission_set().rights_of(BOB);
    assert!(rights.is_folder_visible && !rights.can_create_items);
}

#[test]
fn fi_106_what_is_given_is_answered() {
    let custom = "<t:CanCreateItems>true</t:CanCreateItems><t:IsFolderVisible>true</t:IsFolderVisible>\
        <t:EditItems>Owned</t:EditItems><t:ReadItems>FullDetails</t:ReadItems>";
    for (rights, level) in [("", "Editor"), ("", "None"), (custom, "Custom")] {
        for body in requests("Folder", "inbox", &set_of(&permission(&bob(), rights, level))) {
            let mut simulator = simulator();
            let changed = folder_id(&succeed(&mut simulator, &body));
            let reply = shown(
                &mut simulator,
                &shape("IdOnly", &field("folder:PermissionSet")),
                &id_element(&changed),
            );
            assert_eq!(reply.texts("PermissionLevel"), ["None", "None", level], "{reply}");
            assert_eq!((text(&reply, "SID"), text(&reply, "PrimarySmtpAddress")), (SID.into(), BOB.into()));
            assert_eq!(reply.texts("DisplayName"), ["Bob"]);
            if level == "Custom" {
                let of_bob = |name: &str| reply.texts(name)[2].clone();
                let rights =
                    ["CanCreateItems", "CanCreateSubFolders", "EditItems", "DeleteItems", "ReadItems"];
                assert_eq!(rights.map(of_bob), ["true", "false", "Owned", "None", "FullDetails"]);
            }
        }
    }
    let free_busy = permission(&bob(), "", "FreeBusyTimeOnly");
    for body in requests("CalendarFolder", "calendar", &calendar_set_of(&free_busy)) {
        let mut simulator = simulator();
        let changed = folder_id(&succeed(&mut simulator, &body));
        let reply =
            shown(&mut simulator, &shape("IdOnly", &field("folder:PermissionSet")), &id_element(&changed));
        assert_eq!(reply.texts("CalendarPermissionLevel")[2], "FreeBusyTimeOnly");
        assert_eq!(reply.texts("ReadItems")[2], "TimeOnly");
    }
}

#[test]
fn fi_123_permissions_that_are_deleted_give_no_rights() {
    let mut simulator = simulator();
    let owner = set_of(&permission(&bob(), "", "Owner"));
    succeed(&mut simulator, &requests("Folder", "inbox", &owner)[1]);
    let inbox = id_of(&simulator, FolderKey::INBOX);
    let create = |name: &str| create_folder(&inbox, &folder(name));
    assert!(send_as_bob(&mut simulator, &create("a")).is_success());
    succeed(&mut simulator, &update_folder(&inbox, &delete_field(&field("folder:PermissionSet"))));
    let reply = send_as_bob(&mut simulator, &create("b"));
    assert_eq!(reply.code(), Some(ErrorParentFolderNotFound), "{reply}");
}
