//! Search folders: FI-061, FI-109, FI-129, FI-173 to FI-182.

use ews_sim::ResponseCode::*;
use ews_sim::mailbox::{DistinguishedFolderId, FolderKey, PermissionLevel};
use ews_sim::{ResponseCode, Simulator};

use crate::scene::*;
use crate::support::{ADA, BOB, refuse, simulator, succeed};

/// A search folder that looks for messages that have not been read.
pub(crate) fn search_folder(name: &str, traversal: &str, base: &str) -> String {
    let unread = is_equal_to("message:IsRead", "false");
    format!(
        "<t:SearchFolder><t:DisplayName>{name}</t:DisplayName>{}</t:SearchFolder>",
        parameters(traversal, &unread, base)
    )
}

fn parameters(traversal: &str, expression: &str, base: &str) -> String {
    format!(
        r#"<t:SearchParameters Traversal="{traversal}"><t:Restriction>{expression}</t:Restriction>
           <t:BaseFolderIds>{base}</t:BaseFolderIds></t:SearchParameters>"#
    )
}

fn is_equal_to(path: &str, value: &str) -> String {
    let constant = format!(r#"<t:FieldURIOrConstant><t:Constant Value="{value}"/></t:FieldURIOrConstant>"#);
    format!("<t:IsEqualTo>{}{constant}</t:IsEqualTo>", field(path))
}

/// A search folder with these parameters.
fn new(parameters: &str) -> String {
    format!("<t:SearchFolder><t:DisplayName>Search</t:DisplayName>{parameters}</t:SearchFolder>")
}

#[track_caller]
fn total(simulator: &mut Simulator, id: &str) -> [String; 2] {
    let reply = shown(simulator, &shape("Default", ""), id);
    ["TotalCount", "UnreadCount"].map(|name| text(&reply, name))
}

#[track_caller]
fn made(simulator: &mut Simulator, folder: &str) -> String {
    id_element(&folder_id(&succeed(simulator, &create_folder(&named("searchfolders"), folder))))
}

#[test]
fn fi_109_fi_179_searches_that_cannot_be_made() {
    let builder = Simulator::builder().mailbox(ADA).mailbox(BOB);
    let inbox = DistinguishedFolderId::Inbox;
    let mut simulator = builder.allow_folder_access(ADA, BOB, inbox, PermissionLevel::Owner).build();
    let key = folder_in(&mut simulator, FolderKey::INBOX, "Gone");
    let gone = id_of(&simulator, key);
    succeed(&mut simulator, &delete_folder("HardDelete", &gone));
    let unread = is_equal_to("message:IsRead", "false");
    let many = format!("<t:And>{}</t:And>", unread.repeat(255));
    let most = format!("<t:And>{}</t:And>", unread.repeat(254));
    let cases: [(&str, String, ResponseCode); 5] = [
        (&unread, of_bob("inbox"), ErrorEmailAddressMismatch),
        (&many, named("inbox"), ErrorRestrictionTooLong),
        (&unread, gone, ErrorFolderNotFound),
        (&unread, named("publicfoldersroot"), ErrorInvalidFolderTypeForOperation),
        (&is_equal_to("folder:DisplayName", "x"), named("inbox"), ErrorUnsupportedPathForQuery),
    ];
    for (expression, base, code) in &cases {
        let body = create_folder(&named("searchfolders"), &new(&parameters("Shallow", expression, base)));
        refuse(&mut simulator, &body, *code);
    }
    made(&mut simulator, &new(&parameters("Shallow", &most, &named("inbox"))));
}

#[test]
fn fi_181_there_are_none_among_public_folders() {
    let search = search_folder("Search", "Shallow", &named("inbox"));
    let body = create_folder(&named("publicfoldersroot"), &search);
    refuse(&mut simulator(), &body, ErrorInvalidFolderTypeForOperation);
}

#[test]
fn only_search_folders_look_for_something_and_never_for_nothing() {
    let mut simulator = simulator();
    let path = field("folder:SearchParameters");
    refuse_at(
        &mut simulator,
        &get_folder(&shape("IdOnly", &path), &named("inbox")),
        ErrorInvalidPropertyRequest,
        "folder:SearchParameters",
    );
    let unread = is_equal_to("message:IsRead", "false");
    let value = format!("<t:SearchFolder>{}</t:SearchFolder>", parameters("Deep", &unread, &named("inbox")));
    refuse(&mut simulator, &update_folder(&named("inbox"), &set(&path, &value)), ErrorInvalidPropertyRequest);
    let search = made(&mut simulator, &search_folder("Search", "Shallow", &named("inbox")));
    refuse(&mut simulator, &update_folder(&search, &delete_field(&path)), ErrorInvalidPropertyDelete);
    let untold =
        made(&mut simulator, "<t:SearchFolder><t:DisplayName>Untold</t:DisplayName></t:SearchFolder>");
    refuse(&mut simulator, &get_folder(&shape("IdOnly", &path), &untold), ErrorSearchFolderNotInitialized);
    let reply = shown(&mut simulator, &shape("AllProperties", ""), &untold);
    assert!(!properties(&reply)[0].contains(&"SearchParameters".to_owned()), "{reply}");
}

#[test]
fn fi_173_fi_174_what_it_looks_for_is_answered() {
    let mut simulator = simulator();
    let body = create_folder(
        &named("searchfolders"),
        &search_folder("Search", "Deep", &["inbox", "drafts"].map(named).concat()),
    );
    let reply = succeed(&mut simulator, &body);
    assert_eq!(properties(&reply), [["SearchFolder", "FolderId"]]);
    let id = id_element(&folder_id(&reply));
    let reply = shown(&mut simulator, &shape("AllProperties", ""), &id);
    let mailbox = ada(&simulator);
    let [inbox, drafts] = [FolderKey::INBOX, FolderKey::DRAFTS].map(|key| mailbox.folder_id_of(key));
    let answered: Vec<_> = reply.ids("FolderId").into_iter().skip(1).collect();
    assert_eq!(answered.iter().map(|id| &id.id).collect::<Vec<_>>(), [&inbox, &drafts]);
    assert!(answered.iter().all(|id| id.change_key.as_deref() == Some("AQAAAA==")), "{reply}");
    assert!(
        reply.text().contains(r#"<SearchParameters Traversal="Deep"><Restriction><IsEqualTo>"#),
        "{reply}"
    );
}

#[test]
fn fi_182_the_organizer_comes_back_as_the_sender() {
    let mut simulator = simulator();
    let organizer = is_equal_to("calendar:Organizer", "Zoe");
    let expression = format!("<t:Not><t:Or>{organizer}{organizer}</t:Or></t:Not>");
    let search = made(&mut simulator, &new(&parameters("Shallow", &expression, &named("calendar"))));
    let reply = shown(&mut simulator, &shape("AllProperties", ""), &search);
    assert_eq!(reply.text().matches(r#"FieldURI="message:From""#).count(), 2, "{reply}");
    assert!(!reply.text().contains("calendar:Organizer"), "{reply}");
}

#[test]
fn fi_061_fi_175_fi_176_it_shows_what_matches_now() {
    let mut simulator = with_path(&["Below"]);
    let below = key_of(&simulator, "Below");
    let shallow = made(&mut simulator, &search_folder("Shallow", "Shallow", &named("inbox")));
    let deep = made(&mut simulator, &search_folder("Deep", "Deep", &named("inbox")));
    assert_eq!(total(&mut simulator, &deep), ["0", "0"]);
    let inside = message_in(&mut simulator, FolderKey::INBOX, "inside");
    message_in(&mut simulator, below, "below");
    assert_eq!(total(&mut simulator, &shallow), ["1", "1"]);
    assert_eq!(total(&mut simulator, &deep), ["2", "2"]);
    let mailbox = simulator.mailbox_mut(ADA).expect("built with it");
    mailbox.set_read(inside, true).expect("the item is there");
    assert_eq!(total(&mut simulator, &shallow), ["0", "0"]);
    assert_eq!(total(&mut simulator, &deep), ["1", "1"]);
}

#[test]
fn fi_129_what_it_looks_for_is_replaced() {
    let mut simulator = simulator();
    message_in(&mut simulator, FolderKey::INBOX, "wanted");
    message_in(&mut simulator, FolderKey::INBOX, "other");
    let search = made(&mut simulator, &search_folder("Search", "Shallow", &named("inbox")));
    assert_eq!(total(&mut simulator, &search), ["2", "2"]);
    let wanted = is_equal_to("item:Subject", "wanted");
    let value =
        format!("<t:SearchFolder>{}</t:SearchFolder>", parameters("Shallow", &wanted, &named("inbox")));
    succeed(&mut simulator, &update_folder(&search, &set(&field("folder:SearchParameters"), &value)));
    assert_eq!(total(&mut simulator, &search), ["1", "1"]);
}
