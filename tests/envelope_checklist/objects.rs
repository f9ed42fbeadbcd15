//! The lines about operations on folders, items and people.

use ews_sim::ResponseCode::{self, *};
use ews_sim::mailbox::{FolderKey, PermissionLevel};

use crate::client::{
    Client, create_folder, create_item, delete_folder, delete_item, distinguished, empty_folder, folder_of,
    get_folder, get_item, message, set_field, transfer_folder, update_folder,
};
use crate::support::{ADA, BOB};
use crate::tree::Id;

/// An id of a folder that was never one.
const FOLDER: &str = "<t:FolderId Id=\"nonsense\"/>";
/// The same of an item.
const ITEM: &str = "<t:ItemId Id=\"nonsense\"/>";

/// Checks that a refusal is one response message, with what every error has and then these children, which
/// are empty.
#[track_caller]
fn refused_with(body: &str, code: ResponseCode, containers: &[&str]) {
    let answer = Client::new().refuse(body, code);
    let [message] = answer.messages() else { panic!("one message expected: {}", *answer) };
    let mut names = message.names();
    names.retain(|name| *name != "MessageXml");
    assert_eq!(names[..3], ["MessageText", "ResponseCode", "DescriptiveLinkKey"]);
    assert_eq!(&names[3..], containers, "{}", *answer);
    assert!(containers.iter().all(|name| message.child(name).children.is_empty()), "{}", *answer);
}

/// The attributes that make an id that of a single item where one of a series is wanted.
fn of_series(id: &Id) -> [(String, ResponseCode); 2] {
    let id = &id.id;
    [
        (
            format!("<t:OccurrenceItemId RecurringMasterId=\"{id}\" InstanceIndex=\"1\"/>"),
            ErrorCalendarCannotUseIdForRecurringMasterId,
        ),
        (
            format!("<t:RecurringMasterItemId OccurrenceId=\"{id}\"/>"),
            ErrorCalendarCannotUseIdForOccurrenceId,
        ),
    ]
}

#[test]
fn ee_21_messages_are_as_many_as_ids_and_in_their_order() {
    let mut client = Client::new();
    let first = client.create_message(&distinguished("drafts"), "first");
    let last = client.create_message(&distinguished("drafts"), "last");
    let ids = [&*last.item(), ITEM, &first.item(), &last.item()].concat();
    let answer = client.send(&get_item(&ids, "Default", "", ""));
    assert_eq!(answer.codes, [NoError, ErrorInvalidIdMalformed, NoError, NoError]);
    assert_eq!(answer.values("Subject"), ["last", "first", "last"]);
}

#[test]
fn ee_22_only_a_fatal_code_ends_a_batch() {
    let mut client = Client::new();
    let hers = client.create_message(&distinguished("inbox"), "hers");
    let owner = client.simulator.mailbox_mut(ADA).expect("it is there");
    owner.grant(FolderKey::INBOX, BOB, PermissionLevel::Reviewer).expect("it can be granted");
    client.log_on(BOB);
    let his = client.create_message(&distinguished("drafts"), "his");
    let ids = [ITEM, &hers.item(), &his.item()].concat();
    let answer = client.send(&delete_item(&ids, "HardDelete"));
    let expected = [ErrorInvalidIdMalformed, ErrorAccessDenied, ErrorBatchProcessingStopped];
    assert_eq!(answer.codes, expected);
    let classes: Vec<_> = answer.messages().iter().map(|it| it.attribute("ResponseClass")).collect();
    assert_eq!(classes, ["Error", "Error", "Warning"]);
}

#[test]
fn ee_24_ee_31_errors_about_folders_and_items_keep_an_empty_container() {
    let (malformed, root) = (ErrorInvalidIdMalformed, distinguished("msgfolderroot"));
    refused_with(&get_folder(FOLDER, "IdOnly", ""), malformed, &["Folders"]);
    refused_with(&create_folder(FOLDER, &folder_of("Folder", "A")), malformed, &["Folders"]);
    refused_with(&transfer_folder("MoveFolder", FOLDER, &root), malformed, &["Folders"]);
    refused_with(&transfer_folder("CopyFolder", FOLDER, &root), malformed, &["Folders"]);
    refused_with(&get_item(ITEM, "IdOnly", "", ""), malformed, &["Items"]);
    refused_with(&create_item(Some(FOLDER), &message("x", "")), malformed, &["Items"]);
}

#[test]
fn ee_25_ee_31_errors_of_searches_and_deletions_carry_nothing() {
    let malformed = ErrorInvalidIdMalformed;
    for (find, shape) in [("FindItem", "ItemShape"), ("FindFolder", "FolderShape")] {
        let body = format!(
            "<m:{find} Traversal=\"Shallow\"><m:{shape}><t:BaseShape>IdOnly</t:BaseShape></m:{shape}>\
             <m:ParentFolderIds>{FOLDER}</m:ParentFolderIds></m:{find}>"
        );
        refused_with(&body, malformed, &[]);
    }
    refused_with(&delete_folder(FOLDER, "HardDelete"), malformed, &[]);
    refused_with(&empty_folder(FOLDER, "HardDelete", false), malformed, &[]);
    refused_with(&delete_item(ITEM, "HardDelete"), malformed, &[]);
    let send = format!("<m:SendItem SaveItemToFolder=\"false\"><m:ItemIds>{ITEM}</m:ItemIds></m:SendItem>");
    refused_with(&send, malformed, &[]);
}

#[test]
fn ee_28_errors_about_properties_name_them() {
    let mut client = Client::new();
    let created = message("x", "<t:IsDraft>true</t:IsDraft>");
    let answer = client.refuse(&create_item(None, &created), ErrorInvalidPropertySet);
    assert_eq!(answer.one("FieldURI").attribute("FieldURI"), "item:IsDraft");
    let id = client.create_item(None, &message("x", ""));
    let path = "<t:FieldURI FieldURI=\"task:Owner\"/>";
    let answer = client.refuse(&get_item(&id.item(), "IdOnly", "", path), ErrorInvalidPropertyRequest);
    assert_eq!(answer.one("FieldURI").attribute("FieldURI"), "task:Owner");
}

#[test]
fn ee_29_a_bad_id_is_a_message_and_a_bad_name_a_fault() {
    let mut client = Client::new();
    let answer = client.refuse(&get_folder(FOLDER, "IdOnly", ""), ErrorInvalidIdMalformed);
    assert_eq!(answer.name, "GetFolderResponse");
    let unknown = distinguished("nowhere");
    let answer = client.refuse(&get_folder(&unknown, "IdOnly", ""), ErrorSchemaValidation);
    assert_eq!(answer.name, "Fault");
}

#[test]
fn ee_32_a_single_item_is_neither_master_nor_occurrence() {
    let mut client = Client::new();
    let item = "<t:CalendarItem><t:Subject>x</t:Subject></t:CalendarItem>";
    let id = client.create_item(None, item);
    for (wrong, code) in of_series(&id) {
        client.refuse(&get_item(&wrong, "IdOnly", "", ""), code);
    }
}

#[test]
fn ee_33_an_item_or_folder_stays_of_its_kind() {
    let mut client = Client::new();
    for kind in ["Contact", "DistributionList", "CalendarItem", "PostItem", "Task"] {
        for class in ["IPM.Note", "IPM.Nonsense"] {
            let item = format!("<t:{kind}><t:ItemClass>{class}</t:ItemClass></t:{kind}>");
            client.refuse(&create_item(None, &item), ErrorObjectTypeChanged);
        }
    }
    let folder = client.create_mail_folder(&distinguished("msgfolderroot"), "Mail");
    let class = "<t:Folder><t:FolderClass>IPF.Contact</t:FolderClass></t:Folder>";
    let update = set_field("Folder", "folder:FolderClass", class);
    client.refuse(&update_folder(&folder.folder(), &update), ErrorObjectTypeChanged);
}

#[test]
fn ee_34_dates_of_a_flag_go_with_its_status() {
    let forbidden = [
        ("Flagged", "StartDate"),
        ("Flagged", "CompleteDate"),
        ("Complete", "StartDate"),
        ("Complete", "DueDate"),
        ("NotFlagged", "StartDate"),
        ("NotFlagged", "CompleteDate"),
    ];
    let mut client = Client::new();
    for (status, date) in forbidden {
        let flag = format!(
            "<t:Flag><t:FlagStatus>{status}</t:FlagStatus><t:{date}>2030-01-01T00:00:00Z</t:{date}></t:Flag>"
        );
        client.refuse(&create_item(None, &message("x", &flag)), ErrorInvalidArgument);
    }
}

#[test]
fn ee_35_names_of_folders_are_taken_in_any_case() {
    let mut client = Client::new();
    let root = distinguished("msgfolderroot");
    client.create_mail_folder(&root, "Plans");
    client.refuse(&create_folder(&root, &folder_of("Folder", "PLANS")), ErrorFolderExists);
    let other = client.create_mail_folder(&distinguished("inbox"), "plans");
    client.refuse(&transfer_folder("MoveFolder", &other.folder(), &root), ErrorMoveCopyFailed);
}

#[test]
fn ee_39_an_id_is_converted_for_an_address_only() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", "")).id;
    let body = format!(
        "<m:ConvertId DestinationFormat=\"HexEntryId\"><m:SourceIds><t:AlternateId Format=\"EwsId\" \
         Id=\"{id}\" Mailbox=\"nobody\"/></m:SourceIds></m:ConvertId>"
    );
    let answer = client.refuse(&body, ErrorInvalidSmtpAddress);
    assert!(!answer.has("AlternateId"), "{}", *answer);
}

#[test]
fn ee_40_nobody_is_an_error_and_several_a_warning() {
    let mut client = Client::new();
    let resolve = |entry: &str| {
        format!(
            "<m:ResolveNames ReturnFullContactData=\"false\"><m:UnresolvedEntry>{entry}</m:UnresolvedEntry>\
             </m:ResolveNames>"
        )
    };
    let none = client.refuse(&resolve("zzz"), ErrorNameResolutionNoResults);
    assert_eq!(none.messages()[0].attribute("ResponseClass"), "Error");
    assert!(!none.has("ResolutionSet"), "{}", *none);
    for name in ["Zoe Adams", "Zoe Baker"] {
        let contact = format!(
            "<t:Contact><t:DisplayName>{name}</t:DisplayName><t:EmailAddresses><t:Entry \
             Key=\"EmailAddress1\">{}@example.test</t:Entry></t:EmailAddresses></t:Contact>",
            name.replace(' ', ".")
        );
        client.create_item(None, &contact);
    }
    let several = client.refuse(&resolve("zoe"), ErrorNameResolutionMultipleResults);
    assert_eq!(several.messages()[0].attribute("ResponseClass"), "Warning");
    assert_eq!(several.all("Resolution").len(), 2, "{}", *several);
}
