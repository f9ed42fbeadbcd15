//! The IM list as searches and operations on items see it, and contacts of the same people.

use ews_sim::ResponseCode;
use ews_sim::schema::ItemId;

use crate::client::{Client, distinguished, field};
use crate::scene::*;
use crate::support::im_list::*;
use crate::tree::{Id, Tree};

const IM_ADDRESS: &str = "eve@example.test";

fn quick_contacts() -> Find {
    find(&distinguished("quickcontacts")).shape("IdOnly", &field("contacts:DisplayName"))
}

fn groups() -> Find {
    find(&distinguished("imcontactlist")).shape("IdOnly", &field("contacts:DisplayName"))
}

/// The names of what is found, in alphabetical order.
#[track_caller]
fn names(client: &mut Client, find: &Find) -> Vec<String> {
    let answer = client.succeed(&find.body());
    let mut names: Vec<_> = answer.values("DisplayName").into_iter().map(str::to_owned).collect();
    names.sort();
    names
}

/// The id of the item with a name.
#[track_caller]
fn id_named(client: &mut Client, find: &Find, name: &str) -> Id {
    let answer = client.succeed(&find.body());
    let items = answer.one("Items").children.iter();
    items.clone().find(|item| item.value("DisplayName") == name).expect("it is found").id()
}

fn item_id(id: &Id) -> ItemId {
    ItemId { id: id.id.clone(), change_key: id.change_key.clone() }
}

/// How many contacts a persona is made of.
fn sources(persona: &Tree) -> usize {
    persona.children.iter().filter(|child| child.name == "Attributions").map(|it| it.children.len()).sum()
}

/// A group with a contact.
fn with_eve() -> Client {
    let mut client = Client::new();
    client.succeed(&add_im_group("Friends"));
    let group = item_id(&id_named(&mut client, &groups(), "Friends"));
    client.succeed(&add_new_im_contact_to_group(IM_ADDRESS, Some("Eve"), Some(&group)));
    client
}

#[test]
fn im_contacts_and_groups_are_found_where_they_lie() {
    let mut client = with_eve();
    let list = client.succeed(GET_IM_ITEM_LIST);
    assert_eq!(names(&mut client, &quick_contacts()), ["Eve"]);
    assert!(names(&mut client, &groups()).contains(&"Friends".to_owned()));
    let answer = client.succeed(&quick_contacts().body());
    assert_eq!(answer.one("Items").children[0].name, "Contact");
    assert_eq!(names(&mut client, &find(&distinguished("contacts"))), [""; 0]);
    let by_address = compare("IsEqualTo", &indexed("contacts:ImAddress", "ImAddress1"), IM_ADDRESS);
    assert_eq!(names(&mut client, &quick_contacts().only(&by_address)), ["Eve"]);
    let group = id_named(&mut client, &groups(), "Friends");
    assert!(list.to_string().contains(&group.id), "the list has the group by the same id");
}

#[test]
fn an_im_contact_that_is_deleted_as_an_item_leaves_the_list() {
    for delete_type in ["HardDelete", "SoftDelete", "MoveToDeletedItems"] {
        let mut client = with_eve();
        let eve = id_named(&mut client, &quick_contacts(), "Eve");
        client.delete_item(&eve, delete_type);
        assert_eq!(names(&mut client, &quick_contacts()), [""; 0], "{delete_type}");
        let list = client.succeed(GET_IM_ITEM_LIST);
        assert!(!list.has("Persona"), "{delete_type}: {}", *list);
        assert!(list.to_string().contains("Friends"), "the group stays");
        let remove = remove_contact_from_im_list(&item_id(&eve));
        client.refuse(&remove, ResponseCode::ErrorItemNotFound);
        // Its address is free again.
        client.succeed(&add_new_im_contact_to_group(IM_ADDRESS, Some("Eve"), None));
        assert_eq!(names(&mut client, &quick_contacts()), ["Eve"]);
    }
}

#[test]
fn a_group_that_is_deleted_as_an_item_leaves_the_list() {
    for delete_type in ["HardDelete", "MoveToDeletedItems"] {
        let mut client = with_eve();
        let friends = id_named(&mut client, &groups(), "Friends");
        client.delete_item(&friends, delete_type);
        assert!(!names(&mut client, &groups()).contains(&"Friends".to_owned()), "{delete_type}");
        let list = client.succeed(GET_IM_ITEM_LIST);
        assert!(!list.to_string().contains("Friends"), "{delete_type}: {}", *list);
        client.succeed(&add_im_group("Friends"));
    }
}

#[test]
fn a_contact_of_an_im_contact_is_the_same_person() {
    let mut client = with_eve();
    let id = client.create_item(
        None,
        "<t:Contact><t:DisplayName>Eve Adams</t:DisplayName><t:EmailAddresses><t:Entry Key=\"EmailAddress1\">\
         EVE@example.test</t:Entry></t:EmailAddresses></t:Contact>",
    );
    let persona = client.succeed(GET_IM_ITEM_LIST);
    let persona = persona.one("Persona");
    assert_eq!(sources(persona), 2, "{persona}");
    assert!(persona.to_string().contains("Eve Adams"), "{persona}");
    // Without the address they have in common they are two.
    client.delete_item(&id, "HardDelete");
    let list = client.succeed(GET_IM_ITEM_LIST);
    assert_eq!(sources(list.one("Persona")), 1, "{}", *list);
}
