//! MS-OXWSCONT: contacts, but for photos.

mod dictionaries;

use ews_sim::ResponseCode::{ErrorCannotCreateContactInNonContactFolder, ErrorInvalidPropertySet};

use crate::client::{Client, create_item, distinguished, field, set_field, update_item};
use crate::tree::Tree;

/// What a contact with these elements is like.
#[track_caller]
fn contact(elements: &str) -> Tree {
    let mut client = Client::new();
    let id = client.create_item(None, &format!("<t:Contact>{elements}</t:Contact>"));
    client.item(&id)
}

#[test]
fn a_contact_keeps_what_it_was_created_with() {
    requirements!(
        CONT: 25, 27, 29, 31, 33, 37, 45, 49, 57, 59, 63, 65, 67, 69, 73, 75, 77, 47, 79, 71
    );
    let values = [
        ("DisplayName", "Ann Lee"),
        ("GivenName", "Ann"),
        ("Initials", "A.B.L."),
        ("MiddleName", "B."),
        ("Nickname", "Annie"),
        ("CompanyName", "Contoso"),
        ("AssistantName", "Bert"),
        ("Birthday", "1983-03-18T11:59:00Z"),
        ("BusinessHomePage", "http://www.contoso.example/"),
        ("Department", "Research"),
        ("Generation", "Jr."),
        ("JobTitle", "Engineer"),
        ("Manager", "Carla"),
        ("Mileage", "12 km"),
        ("OfficeLocation", "Room 7"),
        ("PostalAddressIndex", "Home"),
        ("Profession", "Chemist"),
        ("SpouseName", "Sam"),
        ("Surname", "Lee"),
        ("WeddingAnniversary", "2008-08-08T11:59:00Z"),
    ];
    let elements = values.map(|(name, value)| format!("<t:{name}>{value}</t:{name}>")).concat();
    let contact = contact(&elements);
    for (name, value) in values {
        assert_eq!(contact.child(name).text, value, "{name}");
    }
}

#[test]
fn a_contact_keeps_its_lists_of_names() {
    requirements!(CONT: 51, 53);
    for name in ["Children", "Companies"] {
        let element = format!("<t:{name}><t:String>One</t:String><t:String>Two</t:String></t:{name}>");
        assert_eq!(contact(&element).child(name).values("String"), ["One", "Two"], "{name}");
    }
}

#[test]
fn a_complete_name_is_made_of_the_parts_of_the_name() {
    requirements!(CONT: 35, 196, 198, 200, 202, 204, 208, 355, 356, 357, 194, 210, 212);
    let extended = |tag: &str, value: &str| {
        format!(
            "<t:ExtendedProperty><t:ExtendedFieldURI PropertyTag=\"{tag}\" PropertyType=\"String\"/>\
             <t:Value>{value}</t:Value></t:ExtendedProperty>"
        )
    };
    let yomi = |id: i32, value: &str| {
        format!(
            "<t:ExtendedProperty><t:ExtendedFieldURI DistinguishedPropertySetId=\"Address\" \
             PropertyId=\"{id}\" PropertyType=\"String\"/><t:Value>{value}</t:Value></t:ExtendedProperty>"
        )
    };
    let parts = [
        ("DisplayName", "Ann Lee"),
        ("GivenName", "Ann"),
        ("Initials", "A.B.L."),
        ("MiddleName", "B."),
        ("Nickname", "Annie"),
        ("Generation", "Jr."),
        ("Surname", "Lee"),
    ];
    let elements = parts.map(|(name, value)| format!("<t:{name}>{value}</t:{name}>")).concat();
    let extended = extended("0x3a45", "Dr.") + &yomi(0x802c, "an") + &yomi(0x802d, "rii");
    let contact = contact(&(extended + &elements));
    let expected = [
        ("Title", "Dr."),
        ("FirstName", "Ann"),
        ("MiddleName", "B."),
        ("LastName", "Lee"),
        ("Suffix", "Jr."),
        ("Initials", "A.B.L."),
        ("FullName", "Ann Lee"),
        ("Nickname", "Annie"),
        ("YomiFirstName", "an"),
        ("YomiLastName", "rii"),
    ];
    let complete_name = contact.child("CompleteName");
    let found: Vec<_> = complete_name.children.iter().map(|it| (it.name, it.text.as_str())).collect();
    assert_eq!(found, expected);
    for (of_contact, of_name) in
        [("GivenName", "FirstName"), ("Surname", "LastName"), ("Generation", "Suffix")]
    {
        assert_eq!(contact.child(of_contact).text, complete_name.child(of_name).text);
    }
}

#[test]
fn the_mapping_says_where_file_as_comes_from() {
    requirements!(CONT: 130, 133);
    let names = "<t:GivenName>Ann</t:GivenName><t:CompanyName>Contoso</t:CompanyName>";
    let filed = |file_as: &str, mapping: &str| {
        let mapping = format!("<t:FileAsMapping>{mapping}</t:FileAsMapping>");
        contact(&format!("{file_as}{mapping}{names}")).value("FileAs").to_owned()
    };
    assert_eq!(filed("<t:FileAs>As is</t:FileAs>", "None"), "As is");
    assert_eq!(filed("", "Company"), "Contoso");
}

#[test]
fn whether_there_is_a_picture_cannot_be_set() {
    requirements!(CONT: 81001);
    let mut client = Client::new();
    let value = "<t:Contact><t:HasPicture>true</t:HasPicture></t:Contact>";
    client.refuse(&create_item(None, value), ErrorInvalidPropertySet);
    let id = client.create_item(None, "<t:Contact><t:GivenName>Ann</t:GivenName></t:Contact>");
    let update = set_field("Item", "contacts:HasPicture", value);
    client.refuse(&update_item(&id.item(), &update), ErrorInvalidPropertySet);
    let contact = client.item_with(&id, &field("contacts:HasPicture"));
    assert_eq!(contact.value("HasPicture"), "false");
}

#[test]
fn a_contact_lies_in_a_contacts_folder() {
    requirements!(CONT: 301001; CDATA: 262);
    let mut client = Client::new();
    let contact = "<t:Contact><t:GivenName>Ann</t:GivenName></t:Contact>";
    for name in ["drafts", "inbox", "tasks"] {
        let body = create_item(Some(&distinguished(name)), contact);
        client.refuse(&body, ErrorCannotCreateContactInNonContactFolder);
        assert_eq!(client.items_in(&distinguished(name)), []);
    }
    client.create_item(Some(&distinguished("contacts")), contact);
    assert_eq!(client.items_in(&distinguished("contacts")).len(), 1);
}
