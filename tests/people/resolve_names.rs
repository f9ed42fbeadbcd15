//! `ResolveNames`.

use ews_sim::{ResponseCode, ServerProfile, User};

use crate::scene::{EVE, add_contact, add_list, client, client_of};
use crate::tree::Answer;

fn resolve(attributes: &str, folders: &str, entry: &str) -> String {
    let folders = match folders {
        "" => String::new(),
        ids => format!("<m:ParentFolderIds>{ids}</m:ParentFolderIds>"),
    };
    format!(
        "<m:ResolveNames ReturnFullContactData=\"false\" {attributes}>{folders}\
         <m:UnresolvedEntry>{entry}</m:UnresolvedEntry></m:ResolveNames>"
    )
}

fn in_scope(scope: &str, entry: &str) -> String {
    resolve(&format!("SearchScope=\"{scope}\""), "", entry)
}

fn full(entry: &str) -> String {
    resolve("", "", entry).replace("\"false\"", "\"true\"")
}

fn folder(name: &str) -> String {
    format!("<t:DistinguishedFolderId Id=\"{name}\"/>")
}

/// The addresses of the resolutions, in order.
fn addresses(answer: &Answer) -> Vec<&str> {
    answer.all("Mailbox").iter().map(|mailbox| mailbox.value("EmailAddress")).collect()
}

#[test]
fn fp_253_nobody_is_an_error_without_resolutions() {
    let answer = client().refuse(&resolve("", "", "zzz"), ResponseCode::ErrorNameResolutionNoResults);
    let message = &answer.messages()[0];
    assert_eq!(message.attribute("ResponseClass"), "Error");
    assert_eq!(message.value("MessageText"), "No results were found.");
    assert!(!message.has("ResolutionSet"));
    client().refuse(&resolve("", "", "foo\\bar"), ResponseCode::ErrorNameResolutionNoResults);
}

#[test]
fn fp_258_fp_259_fp_260_the_schema_is_kept_to() {
    let request = resolve("", "", "x");
    let requests = [
        request.replace("ReturnFullContactData=\"false\"", ""),
        resolve("", "", ""),
        request.replace("</m:ResolveNames>", "<m:UnresolvedEntry>y</m:UnresolvedEntry></m:ResolveNames>"),
    ];
    for request in requests {
        client().refuse(&request, ResponseCode::ErrorSchemaValidation);
    }
}

#[test]
fn fp_261_nothing_but_marks_is_no_name() {
    for entry in [" ", ",", "-", ", -"] {
        client().refuse(&resolve("", "", entry), ResponseCode::ErrorInvalidNameForNameResolution);
    }
}

#[test]
fn fp_266_fp_267_one_folder_of_contacts_is_searched() {
    let two = format!("{}{}", folder("contacts"), folder("contacts"));
    client().refuse(&resolve("", &two, "x"), ResponseCode::ErrorResolveNamesOnlyOneContactsFolderAllowed);
    let inbox = resolve("", &folder("inbox"), "x");
    client().refuse(&inbox, ResponseCode::ErrorResolveNamesInvalidFolderType);
}

#[test]
fn fp_278_a_shape_of_contacts_needs_its_version() {
    let mut client = client_of(ServerProfile::Exchange2013, "Exchange2010_SP1");
    let request = resolve("ContactDataShape=\"IdOnly\"", "", "john");
    client.refuse(&request, ResponseCode::ErrorIncorrectSchemaVersion);
}

#[test]
fn fp_279_a_caller_without_mailbox_resolves_nothing() {
    let mut client = client();
    client.log_on(EVE);
    client.refuse(&resolve("", "", "john"), ResponseCode::ErrorNameResolutionNoMailbox);
}

#[test]
fn fp_254_fp_257_fp_273_one_user_is_a_success() {
    let answer = client().succeed(&resolve("", "", "adams"));
    let set = answer.one("ResolutionSet");
    assert_eq!(set.attribute("TotalItemsInView"), "1");
    assert_eq!(set.attribute("IncludesLastItemInRange"), "true");
    assert_eq!(set.find_attribute("IndexedPagingOffset"), None);
    assert_eq!(set.one("Mailbox").names(), ["Name", "EmailAddress", "RoutingType", "MailboxType"]);
    assert_eq!(set.value("MailboxType"), "Mailbox");
    assert!(!set.has("Contact"));
}

#[test]
fn fp_255_several_are_a_warning_with_all_of_them() {
    let answer = client().send(&resolve("", "", "j"));
    let message = &answer.messages()[0];
    assert_eq!(message.attribute("ResponseClass"), "Warning");
    assert_eq!(message.names(), ["MessageText", "ResponseCode", "DescriptiveLinkKey", "ResolutionSet"]);
    assert_eq!(message.value("MessageText"), "Multiple results were found.");
    assert_eq!(message.value("ResponseCode"), "ErrorNameResolutionMultipleResults");
    assert_eq!(message.value("DescriptiveLinkKey"), "0");
    assert_eq!(addresses(&answer), ["jane@example.test", "john@example.test"]);
}

#[test]
fn fp_256_a_hundred_resolutions_are_the_most() {
    let mut client = client();
    for number in 0..150 {
        let user = User::new(format!("many{number}@example.test"), format!("Many {number}"));
        client.simulator.directory_mut().add_user(user);
    }
    let answer = client.send(&resolve("", "", "many"));
    assert_eq!(answer.messages()[0].attribute("ResponseClass"), "Warning");
    assert_eq!(answer.all("Resolution").len(), 100);
    assert_eq!(answer.one("ResolutionSet").attribute("IncludesLastItemInRange"), "false");
    assert_eq!(answer.one("ResolutionSet").attribute("TotalItemsInView"), "100");
}

#[test]
fn fp_262_fp_263_fp_264_fp_265_the_scope_says_where_to_look_and_in_which_order() {
    let mut client = client();
    add_contact(&mut client, "John Other", &["other@example.test"]);
    let sub = "<t:ContactsFolder><t:DisplayName>More</t:DisplayName></t:ContactsFolder>";
    let sub = client.create_folder(&folder("contacts"), sub);
    let hidden = crate::scene::contact("John Hidden", &["hidden@example.test"]);
    client.create_item(Some(&sub.folder()), &hidden);
    let (user, contact) = ("john@example.test", "other@example.test");
    let cases: [(&str, &[&str]); 4] = [
        ("ActiveDirectory", &[user]),
        ("ActiveDirectoryContacts", &[user, contact]),
        ("Contacts", &[contact]),
        ("ContactsActiveDirectory", &[contact, user]),
    ];
    for (scope, found) in cases {
        assert_eq!(addresses(&client.send(&in_scope(scope, "john"))), found, "{scope}");
    }
    assert_eq!(addresses(&client.send(&resolve("", "", "john"))), [user, contact]);
    let below = resolve("SearchScope=\"Contacts\"", &sub.folder(), "john");
    assert_eq!(addresses(&client.send(&below)), ["hidden@example.test"]);
}

#[test]
fn fp_268_any_name_and_the_primary_address_match_from_their_start() {
    for entry in ["JOHN", "adam", "John Adams", "adams jo", "room 7", "john@exam"] {
        assert_eq!(addresses(&client().succeed(&resolve("", "", entry))), ["john@example.test"], "{entry}");
    }
    for entry in ["ohn", "dams", "example.test"] {
        client().refuse(&resolve("", "", entry), ResponseCode::ErrorNameResolutionNoResults);
    }
}

#[test]
fn fp_269_marks_in_front_are_not_passed_over() {
    let mut client = client();
    for address in ["2user@example.test", "#user2@example.test"] {
        client.simulator.directory_mut().add_user(User::new(address, address));
    }
    assert_eq!(addresses(&client.succeed(&resolve("", "", "2"))), ["2user@example.test"]);
}

#[test]
fn fp_270_fp_271_other_addresses_need_their_type() {
    let mut client = client();
    for entry in ["second@example.test", "second", "jad"] {
        client.refuse(&resolve("", "", entry), ResponseCode::ErrorNameResolutionNoResults);
    }
    for entry in ["smtp:second@example.test", "SMTP:sec", "sip:jad", "SIP:jad@example.test"] {
        assert_eq!(addresses(&client.succeed(&resolve("", "", entry))), ["john@example.test"], "{entry}");
    }
}

#[test]
fn fp_272_an_address_that_is_exact_is_found_alone() {
    let mut client = client();
    let longer = User::new("john@example.test.org", "Longer");
    client.simulator.directory_mut().add_user(longer);
    assert_eq!(addresses(&client.succeed(&resolve("", "", "John@example.test"))), ["john@example.test"]);
}

#[test]
fn fp_273_fp_274_a_user_is_shown_in_full_where_that_is_asked_for() {
    let answer = client().succeed(&full("adams"));
    let contact = answer.one("Contact");
    assert_eq!(contact.value("ContactSource"), "ActiveDirectory");
    assert_eq!(contact.value("DisplayName"), "John Adams");
    assert_eq!(contact.value("OfficeLocation"), "Room 7");
    let entries = contact.one("EmailAddresses").values("Entry");
    assert_eq!(entries, ["SMTP:john@example.test", "smtp:second@example.test", "sip:jad@example.test"]);
    assert_eq!(contact.one("PhoneNumbers").values("Entry"), ["+1 555 1"]);
}

#[test]
fn fp_275_fp_276_a_contact_is_shown_once_for_each_address_with_its_id() {
    let mut client = client();
    let id = add_contact(&mut client, "Zoe", &["zoe@example.test", "z@example.test"]);
    let answer = client.send(&full("zoe"));
    assert_eq!(addresses(&answer), ["zoe@example.test", "z@example.test"]);
    assert!(!answer.has("Contact"));
    for mailbox in answer.all("Mailbox") {
        assert_eq!(mailbox.value("MailboxType"), "Contact");
        assert_eq!(mailbox.one("ItemId").attribute("Id"), id.id);
    }
    let shaped = client.send(&resolve("ContactDataShape=\"IdOnly\"", "", "zoe"));
    assert_eq!(shaped.one("Contact").names(), ["ItemId"]);
}

#[test]
fn fp_277_a_private_list_is_found_and_can_be_expanded() {
    let mut client = client();
    let member = "<t:Name>Zed</t:Name><t:EmailAddress>zed@example.test</t:EmailAddress>".to_owned();
    add_list(&mut client, "Zebras", &[member]);
    let answer = client.succeed(&resolve("", "", "zebras"));
    assert_eq!(answer.one("Mailbox").names(), ["Name", "RoutingType", "MailboxType", "ItemId"]);
    assert_eq!(answer.value("MailboxType"), "PrivateDL");
    let id = answer.one("ItemId").id().item();
    let expanded = client.succeed(&format!("<m:ExpandDL><m:Mailbox>{id}</m:Mailbox></m:ExpandDL>"));
    assert_eq!(expanded.one("DLExpansion").values("EmailAddress"), ["zed@example.test"]);
}

#[test]
fn fp_335_resolving_changes_nothing() {
    let mut client = client();
    let before = client.simulator.clone();
    client.send(&resolve("", "", "j"));
    assert!(before.mailboxes().eq(client.simulator.mailboxes()));
}
