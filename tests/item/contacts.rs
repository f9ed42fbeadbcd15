//! Contacts and distribution lists.

use ews_sim::ResponseCode::*;
use ews_sim::ServerProfile;

use crate::client::{Client, create_item, field, get_item, update_item};
use crate::tree::{Id, Tree};
use crate::{append, delete, indexed, names_path, refuse_create, refuse_schema, refuse_update, set};

/// The names of everybody in these tests, in the order of the schema around `FileAsMapping`.
fn ann(mapping: &str) -> String {
    format!(
        "<t:Contact><t:FileAsMapping>{mapping}</t:FileAsMapping><t:DisplayName>Ann Lee</t:DisplayName>\
         <t:GivenName>Ann</t:GivenName><t:MiddleName>B.</t:MiddleName><t:CompanyName>Contoso</t:CompanyName>\
         <t:Generation>Jr.</t:Generation><t:Surname>Lee</t:Surname></t:Contact>"
    )
}

fn emails(entries: &[(&str, &str)]) -> String {
    let entries: String =
        entries.iter().map(|(key, text)| format!("<t:Entry Key=\"{key}\">{text}</t:Entry>")).collect();
    format!("<t:EmailAddresses>{entries}</t:EmailAddresses>")
}

fn contact(elements: &str) -> String {
    format!("<t:Contact>{elements}</t:Contact>")
}

/// A change of one entry of a dictionary.
fn set_entry(field_uri: &str, key: &str, element: &str) -> String {
    let path = indexed(field_uri, key);
    format!("<t:SetItemField>{path}<t:Contact>{element}</t:Contact></t:SetItemField>")
}

fn member(address: &str) -> String {
    format!("<t:Member><t:Mailbox><t:EmailAddress>{address}</t:EmailAddress></t:Mailbox></t:Member>")
}

fn members(addresses: &[&str]) -> String {
    let members: String = addresses.iter().map(|address| member(address)).collect();
    format!("<t:Members>{members}</t:Members>")
}

/// The addresses of a list, and the keys of its members.
#[track_caller]
fn members_of(client: &mut Client, id: &Id) -> Vec<(String, String)> {
    let list = client.item_with(id, &field("distributionlist:Members"));
    let member = |it: &&Tree| (it.value("EmailAddress").to_owned(), it.attribute("Key").to_owned());
    list.all("Member").iter().map(member).collect()
}

#[test]
fn ip_104_some_mappings_are_newer_than_2007() {
    let mut client = Client::of(ServerProfile::Exchange2007Sp1, "Exchange2007_SP1");
    let answer = client.send(&create_item(None, &ann("DisplayName")));
    assert!(matches!(answer.codes[..], [ErrorSchemaValidation | ErrorIncorrectSchemaVersion]), "{}", *answer);
}

#[test]
fn ip_106_ip_114_what_servers_say_of_contacts_is_read_only() {
    let mut client = Client::new();
    let id = client.create_item(None, &ann("None"));
    let cases = [
        ("CompleteName", "<t:CompleteName><t:FirstName>x</t:FirstName></t:CompleteName>"),
        ("HasPicture", "<t:HasPicture>true</t:HasPicture>"),
        ("Alias", "<t:Alias>x</t:Alias>"),
        ("Notes", "<t:Notes>x</t:Notes>"),
    ];
    for (name, element) in cases {
        let path = format!("contacts:{name}");
        names_path(&refuse_create(&mut client, &contact(element), ErrorInvalidPropertySet), &path);
        refuse_update(&mut client, &id, &set("Contact", &path, element), ErrorInvalidPropertySet);
    }
}

#[test]
fn ip_110_an_address_has_a_country_or_region() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:Contact/>");
    let path = delete(&indexed("contacts:PhysicalAddress:Country", "Home"));
    refuse_schema(&mut client, &update_item(&id.item(), &path));
}

#[test]
fn ip_111_there_are_three_email_addresses() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:Contact/>");
    let path = indexed("contacts:EmailAddress", "EmailAddress4");
    refuse_update(&mut client, &id, &delete(&path), ErrorInvalidContactEmailIndex);
    client.refuse(&get_item(&id.item(), "IdOnly", "", &path), ErrorInvalidContactEmailIndex);
    refuse_schema(&mut client, &create_item(None, &contact(&emails(&[("EmailAddress4", "a@b")]))));
}

#[test]
fn blank_addresses_are_refused() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:Contact/>");
    let blank = emails(&[("EmailAddress1", " ")]);
    let answer = refuse_create(&mut client, &contact(&blank), ErrorInvalidContactEmailAddress);
    names_path(&answer, "contacts:EmailAddress");
    let change = set_entry("contacts:EmailAddress", "EmailAddress1", &blank);
    refuse_update(&mut client, &id, &change, ErrorInvalidContactEmailAddress);
}

#[test]
fn a_change_of_an_entry_holds_that_entry() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:Contact/>");
    let two = emails(&[("EmailAddress1", "a@b"), ("EmailAddress2", "c@d")]);
    let change = set_entry("contacts:EmailAddress", "EmailAddress1", &two);
    refuse_update(&mut client, &id, &change, ErrorIncorrectUpdatePropertyCount);
    let other = emails(&[("EmailAddress2", "c@d")]);
    let change = set_entry("contacts:EmailAddress", "EmailAddress1", &other);
    refuse_update(&mut client, &id, &change, ErrorUpdatePropertyMismatch);
    let change = change.replace("SetItemField", "AppendToItemField").replace("Address2", "Address1");
    refuse_update(&mut client, &id, &change, ErrorInvalidPropertyAppend);
    refuse_update(&mut client, &id, &delete(&field("contacts:EmailAddresses")), ErrorInvalidPropertyDelete);
}

#[test]
fn ip_118_an_unknown_member_is_not_deleted() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:DistributionList/>");
    let change = delete(&indexed("distributionlist:Members:Member", "AAAAAQ=="));
    refuse_update(&mut client, &id, &change, ErrorDistributionListMemberNotExist);
    let id = client.create_item(None, "<t:Contact/>");
    refuse_update(&mut client, &id, &change, ErrorInvalidPropertyRequest);
}

#[test]
fn members_are_addresses_or_items_and_not_too_many() {
    let mut client = Client::new();
    let list = |members: &str| format!("<t:DistributionList>{members}</t:DistributionList>");
    let nobody = "<t:Members><t:Member><t:Mailbox><t:Name>x</t:Name></t:Mailbox></t:Member></t:Members>";
    refuse_create(&mut client, &list(nobody), ErrorInvalidMailbox);
    let many = members(&vec!["somebody.with.a.name@example.test"; 500]);
    refuse_create(&mut client, &list(&many), ErrorDataSizeLimitExceeded);
    let id = client.create_item(None, &list(&members(&["a@example.test"])));
    let change = set("DistributionList", "distributionlist:Members", nobody);
    refuse_update(&mut client, &id, &change, ErrorInvalidMailbox);
    let more = append("DistributionList", "distributionlist:Members", &members(&["b@example.test"]));
    refuse_update(&mut client, &id, &more, ErrorInvalidPropertyAppend);
}

#[test]
fn ip_101_each_mapping_files_a_contact_in_its_way() {
    let cases = [
        ("LastCommaFirst", "Lee, Ann B."),
        ("FirstSpaceLast", "Ann B. Lee Jr."),
        ("Company", "Contoso"),
        ("LastCommaFirstCompany", "Lee, Ann B. (Contoso)"),
        ("CompanyLastFirst", "Contoso (LeeAnn B.)"),
        ("LastFirst", "LeeAnn B."),
        ("LastFirstCompany", "LeeAnn B. (Contoso)"),
        ("CompanyLastCommaFirst", "Contoso (Lee, Ann B.)"),
        ("LastFirstSuffix", "LeeAnn Jr."),
        ("LastSpaceFirstCompany", "Lee Ann B. (Contoso)"),
        ("CompanyLastSpaceFirst", "Contoso (Lee Ann B.)"),
        ("LastSpaceFirst", "Lee Ann B."),
        ("DisplayName", "Ann Lee"),
        ("FirstName", "Ann"),
        ("LastFirstMiddleSuffix", "Lee Ann B. Jr."),
        ("LastName", "Lee"),
        ("Empty", ""),
    ];
    let mut client = Client::new();
    for (mapping, file_as) in cases {
        let id = client.create_item(None, &ann(mapping));
        let item = client.item(&id);
        assert_eq!((item.value("FileAsMapping"), item.value("FileAs")), (mapping, file_as));
    }
    let id = client.create_item(None, &ann("None"));
    assert!(!client.item(&id).has("FileAs"));
}

#[test]
fn ip_102_a_missing_company_takes_its_brackets_along() {
    let mut client = Client::new();
    let names = "<t:GivenName>Ann</t:GivenName><t:Surname>Lee</t:Surname>";
    let mapping = "<t:FileAsMapping>LastCommaFirstCompany</t:FileAsMapping>";
    let id = client.create_item(None, &contact(&format!("{mapping}{names}")));
    assert_eq!(client.item(&id).value("FileAs"), "Lee, Ann");
}

#[test]
fn ip_103_file_as_follows_the_names_until_it_is_written() {
    let mut client = Client::new();
    let id = client.create_item(None, &ann("LastCommaFirst"));
    let surname = |name: &str| set("Contact", "contacts:Surname", &format!("<t:Surname>{name}</t:Surname>"));
    let id = client.update_item(&id, &surname("Low"));
    assert_eq!(client.item(&id).value("FileAs"), "Low, Ann B.");
    let id = client.update_item(&id, &set("Contact", "contacts:FileAs", "<t:FileAs>Me</t:FileAs>"));
    let id = client.update_item(&id, &surname("Lee"));
    let item = client.item(&id);
    assert_eq!((item.value("FileAs"), item.value("FileAsMapping")), ("Me", "None"));
}

#[test]
fn ip_105_complete_name_mirrors_the_names() {
    let mut client = Client::new();
    let id = client.create_item(None, &ann("None"));
    let item = client.item(&id);
    let name = item.child("CompleteName");
    let parts: Vec<_> = name.children.iter().map(|part| (part.name, &*part.text)).collect();
    let expected = [
        ("FirstName", "Ann"),
        ("MiddleName", "B."),
        ("LastName", "Lee"),
        ("Suffix", "Jr."),
        ("FullName", "Ann Lee"),
    ];
    assert_eq!(parts, expected);
    let nobody = client.create_item(None, "<t:Contact/>");
    assert!(!client.item(&nobody).has("CompleteName"));
}

#[test]
fn ip_107_ip_108_ip_109_entries_are_changed_one_by_one() {
    let mut client = Client::new();
    let addresses = emails(&[("EmailAddress1", "1@b"), ("EmailAddress2", "2@b"), ("EmailAddress3", "3@b")]);
    let home = "<t:PhysicalAddresses><t:Entry Key=\"Home\"><t:Street>Lane 1</t:Street></t:Entry>\
                </t:PhysicalAddresses>";
    let phones = "<t:PhoneNumbers><t:Entry Key=\"HomePhone\">1</t:Entry>\
                  <t:Entry Key=\"MobilePhone\">2</t:Entry></t:PhoneNumbers>";
    let id = client.create_item(None, &contact(&format!("{addresses}{home}{phones}")));
    let second = emails(&[("EmailAddress2", "new@b")]);
    let city =
        "<t:PhysicalAddresses><t:Entry Key=\"Home\"><t:City>Ulm</t:City></t:Entry></t:PhysicalAddresses>";
    let updates = set_entry("contacts:EmailAddress", "EmailAddress2", &second)
        + &set_entry("contacts:PhysicalAddress:City", "Home", city)
        + &delete(&indexed("contacts:PhoneNumber", "MobilePhone"));
    let id = client.update_item(&id, &updates);
    let id = client.update_item(&id, &delete(&indexed("contacts:PhoneNumber", "Pager")));
    let item = client.item(&id);
    assert_eq!(item.child("EmailAddresses").values("Entry"), ["1@b", "new@b", "3@b"]);
    assert_eq!(item.child("PhoneNumbers").values("Entry"), ["1"]);
    let home = item.child("PhysicalAddresses");
    assert_eq!((home.value("Street"), home.value("City")), ("Lane 1", "Ulm"));
    let updates = delete(&indexed("contacts:PhysicalAddress:City", "Home"))
        + &delete(&indexed("contacts:PhysicalAddress:Street", "Home"));
    let id = client.update_item(&id, &updates);
    assert!(!client.item(&id).has("PhysicalAddresses"));
}

#[test]
fn one_entry_can_be_asked_for() {
    let mut client = Client::new();
    let phones = "<t:PhoneNumbers><t:Entry Key=\"HomePhone\">1</t:Entry>\
                  <t:Entry Key=\"MobilePhone\">2</t:Entry></t:PhoneNumbers>";
    let id = client.create_item(None, &contact(phones));
    let item = client.item_with(&id, &indexed("contacts:PhoneNumber", "MobilePhone"));
    assert_eq!(item.child("PhoneNumbers").values("Entry"), ["2"]);
}

#[test]
fn ip_112_attributes_of_addresses_are_newer_than_2007() {
    for (profile, version, expected) in [
        (ServerProfile::Exchange2007Sp1, "Exchange2007_SP1", None),
        (ServerProfile::Exchange2019, "Exchange2007_SP1", None),
        (ServerProfile::Exchange2010Sp2, "Exchange2010", Some("SMTP")),
    ] {
        let mut client = Client::of(profile, version);
        let id = client.create_item(None, &contact(&emails(&[("EmailAddress1", "a@example.test")])));
        let item = client.item(&id);
        assert_eq!(item.child("EmailAddresses").one("Entry").find_attribute("RoutingType"), expected);
    }
}

#[test]
fn ip_113_some_numbers_are_newer_than_2013() {
    let phone = "<t:PhoneNumbers><t:Entry Key=\"BusinessMobile\">1</t:Entry></t:PhoneNumbers>";
    let mut client = Client::of(ServerProfile::Exchange2013Sp1, "Exchange2013_SP1");
    let answer = client.send(&create_item(None, &contact(phone)));
    assert!(matches!(answer.codes[..], [ErrorSchemaValidation | ErrorIncorrectSchemaVersion]), "{}", *answer);
    let mut client = Client::new();
    let id = client.create_item(None, &contact(phone));
    assert_eq!(client.item(&id).child("PhoneNumbers").values("Entry"), ["1"]);
}

#[test]
fn ip_115_a_birthday_is_not_rounded() {
    let mut client = Client::new();
    let id = client.create_item(None, &contact("<t:Birthday>1980-05-01T11:59:00Z</t:Birthday>"));
    assert_eq!(client.item(&id).value("Birthday"), "1980-05-01T11:59:00Z");
}

#[test]
fn ip_117_members_have_keys_and_are_replaced_together() {
    let mut client = Client::new();
    let list = format!(
        "<t:DistributionList><t:DisplayName>Team</t:DisplayName>{}</t:DistributionList>",
        members(&["a@example.test", "b@example.test"])
    );
    let id = client.create_item(None, &list);
    let item = client.item(&id);
    assert_eq!((item.value("Subject"), item.value("FileAs")), ("Team", "Team"));
    assert_eq!(item.child("Members").values("Status"), ["Normal", "Normal"]);
    let before = members_of(&mut client, &id);
    assert_ne!(before[0].1, before[1].1);

    let first = indexed("distributionlist:Members:Member", &before[0].1);
    let shown = client.item_with(&id, &first);
    assert_eq!(shown.values("EmailAddress"), ["a@example.test"]);
    let other = format!("<t:DistributionList>{}</t:DistributionList>", members(&["c@example.test"]));
    let id = client.update_item(&id, &format!("<t:SetItemField>{first}{other}</t:SetItemField>"));
    assert_eq!(members_of(&mut client, &id)[0], ("c@example.test".to_owned(), before[0].1.clone()));
    let id = client.update_item(&id, &delete(&first));
    assert_eq!(members_of(&mut client, &id), before[1..]);
    let all = set("DistributionList", "distributionlist:Members", &members(&["d@example.test"]));
    let id = client.update_item(&id, &all);
    assert_eq!(members_of(&mut client, &id)[0].0, "d@example.test");
}
