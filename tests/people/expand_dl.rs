//! `ExpandDL`.

use ews_sim::ResponseCode;

use crate::scene::{EVE, add_contact, add_list, client};

fn by_address(address: &str) -> String {
    format!("<m:ExpandDL><m:Mailbox><t:EmailAddress>{address}</t:EmailAddress></m:Mailbox></m:ExpandDL>")
}

fn by_id(id: &str) -> String {
    format!("<m:ExpandDL><m:Mailbox>{id}</m:Mailbox></m:ExpandDL>")
}

#[test]
fn fp_284_what_is_no_list_has_no_results() {
    let mut client = client();
    for address in ["nobody@example.test", "john@example.test", "x"] {
        client.refuse(&by_address(address), ResponseCode::ErrorNameResolutionNoResults);
    }
    client.refuse("<m:ExpandDL><m:Mailbox/></m:ExpandDL>", ResponseCode::ErrorNameResolutionNoResults);
}

#[test]
fn fp_286_a_name_that_two_lists_have_is_refused() {
    let answer = client().refuse(&by_address("Twins"), ResponseCode::ErrorNameResolutionMultipleResults);
    assert!(!answer.has("DLExpansion"));
    assert_eq!(answer.messages()[0].attribute("ResponseClass"), "Error");
}

#[test]
fn fp_287_fp_288_the_id_has_to_be_one_of_a_list() {
    let mut client = client();
    let contact = add_contact(&mut client, "Ann", &["ann@example.test"]);
    client.refuse(&by_id(&contact.item()), ResponseCode::ErrorInvalidItemForOperationExpandDL);
    client.refuse(&by_id("<t:ItemId Id=\"AAAA==\"/>"), ResponseCode::ErrorInvalidIdMalformed);
    client.delete_item(&contact, "HardDelete");
    client.refuse(&by_id(&contact.item()), ResponseCode::ErrorItemNotFound);
}

#[test]
fn a_caller_without_mailbox_expands_nothing() {
    let mut client = client();
    client.log_on(EVE);
    client.refuse(&by_address("team@example.test"), ResponseCode::ErrorNameResolutionNoMailbox);
}

#[test]
fn fp_280_fp_281_fp_283_a_list_of_the_directory_is_found_by_any_name_and_shows_its_members() {
    for name in ["team@example.test", "SMTP:team@example.test", "team", "the team"] {
        let answer = client().succeed(&by_address(name));
        let expansion = answer.one("DLExpansion");
        assert_eq!(expansion.attribute("TotalItemsInView"), "3");
        assert_eq!(expansion.attribute("IncludesLastItemInRange"), "true");
        assert_eq!(expansion.values("Name"), ["John Adams", "Twins", "outside@elsewhere.test"]);
        assert_eq!(expansion.values("MailboxType"), ["Mailbox", "PublicDL", "OneOff"]);
        assert!(!expansion.has("ItemId"));
    }
}

#[test]
fn fp_282_a_private_list_is_expanded_by_its_id() {
    let mut client = client();
    let contact = add_contact(&mut client, "Ann", &["ann@example.test"]);
    let members = [
        format!("<t:Name>Ann</t:Name><t:EmailAddress>ann@example.test</t:EmailAddress>{}", contact.item()),
        "<t:Name>Jane</t:Name><t:EmailAddress>jane@example.test</t:EmailAddress>".to_owned(),
    ];
    let list = add_list(&mut client, "Friends", &members);
    let answer = client.succeed(&by_id(&list.item()));
    let mailboxes = &answer.one("DLExpansion").children;
    assert_eq!(mailboxes.len(), 2, "{}", *answer);
    assert_eq!(mailboxes[0].one("ItemId").attribute("Id"), contact.id);
    assert_eq!(mailboxes[1].value("MailboxType"), "Mailbox");
}

#[test]
fn fp_285_fp_333_an_empty_list_is_no_error() {
    let answer = client().succeed(&by_address("empty@example.test"));
    assert_eq!(answer.one("DLExpansion").attribute("TotalItemsInView"), "0");
}

#[test]
fn fp_289_a_list_in_itself_is_answered_once() {
    let answer = client().succeed(&by_address("nested@example.test"));
    assert_eq!(answer.one("DLExpansion").values("EmailAddress"), ["nested@example.test"]);
}

#[test]
fn fp_335_expanding_changes_nothing() {
    let mut client = client();
    let before = client.simulator.clone();
    client.succeed(&by_address("team@example.test"));
    assert!(before.mailboxes().eq(client.simulator.mailboxes()));
}
