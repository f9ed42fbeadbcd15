//! What the tests of the IM list share: scenes, the ids in them, request bodies, and the state read without XML.
//!
//! Groups and contacts go by their display names here: the contact Eve has the IM address `eve@example.test`.

use std::fmt::Debug;

use ews_sim::directory::DistributionGroup;
use ews_sim::mailbox::{
    Contact, DecodedId, DistinguishedFolderId, ExtendedFieldUri, ExtendedProperty, ExtendedPropertyPath,
    ExtendedPropertyValue, FOLDER_CHANGE_KEY, IM_GROUP_CHANGE_KEY, MapiPropertyType, Moniker, NewContact,
    NewImContact, NewTelUriContact,
};
use ews_sim::operation::Answer;
use ews_sim::schema::ItemId;
use ews_sim::{Mailbox, Operation, Policies, Reply, ResponseCode, Result, Simulator};

use super::{ADA, BOB, refuse, send, succeed};

/// The distribution group that is on the list in the [`scene`].
pub const TEAM: &str = "team@example.test";
/// A distribution group of the directory that is not.
pub const SALES: &str = "sales@example.test";
/// The change key of some contact at some time.
pub const STALE: &str = "EQAAABYAAABtF8oI7iVOQatt/bhQoTbWAAAAAAyg";
/// The groups every mailbox has.
pub const DEFAULT_GROUPS: [&str; 3] = ["Other Contacts", "Tagged", "Favorites"];

// Scenes.

/// The scene that [`scene_with`] sets, with the default policies.
pub fn scene() -> Simulator {
    scene_with(|_| {})
}

/// Eve and Tom are in Work, Tom in Family too, Olga is an ordinary contact, and the distribution group Team is on
/// the list. [`BOB`]'s mailbox is the same, down to the counters in its ids.
pub fn scene_with(change: impl FnOnce(&mut Policies)) -> Simulator {
    let mut simulator = simulator_with(change);
    for owner in [ADA, BOB] {
        let now = simulator.now();
        let mailbox = simulator.mailbox_mut(owner).expect("built with it");
        for name in ["Work", "Family"] {
            mailbox.add_im_group(name).expect("the name is free");
        }
        mailbox.add_distribution_group(TEAM, Some("Team")).expect("the name is free");
        seed_contact_in(mailbox, "Eve", &["Work"], now);
        seed_contact_in(mailbox, "Tom", &["Work", "Family"], now);
        let olga =
            NewContact { display_name: "Olga", email_addresses: &["olga@example.test"], im_address: None };
        mailbox.add_contact(olga, now);
    }
    simulator
}

/// Empty mailboxes of [`ADA`] and [`BOB`] with these policies, and [`TEAM`] and [`SALES`] in the directory.
pub fn simulator_with(change: impl FnOnce(&mut Policies)) -> Simulator {
    let mut policies = Policies::default();
    change(&mut policies);
    let builder = Simulator::builder().policies(policies).mailbox(ADA).mailbox(BOB);
    builder
        .distribution_group(DistributionGroup::new(TEAM))
        .distribution_group(DistributionGroup::new(SALES))
        .build()
}

/// Puts a group on the list of [`ADA`].
#[track_caller]
pub fn seed_group(simulator: &mut Simulator, name: &str) -> ItemId {
    ada_mut(simulator).add_im_group(name).expect("the name is free");
    group_id(simulator, name)
}

/// Puts a contact into groups of [`ADA`], into Other Contacts if none is named.
#[track_caller]
pub fn seed_contact(simulator: &mut Simulator, name: &str, groups: &[&str]) -> ItemId {
    let now = simulator.now();
    seed_contact_in(ada_mut(simulator), name, groups, now);
    contact_id(simulator, name)
}

#[track_caller]
fn seed_contact_in(mailbox: &mut Mailbox, name: &str, groups: &[&str], now: jiff::Timestamp) {
    let im_address = address_of(name);
    let contact = NewImContact { im_address: &im_address, display_name: Some(name) };
    let mut keys = groups.iter().map(|&group| mailbox.im_group_named(group).expect(group).key());
    let keys: Vec<_> = keys.by_ref().collect();
    let contact = mailbox.add_im_contact(contact, keys.first().copied(), now).expect("there is room");
    for &group in keys.iter().skip(1) {
        mailbox.add_contact_to_group(contact, Some(group)).expect("both are there");
    }
}

/// Puts a contact made from a telephone number on the list of [`ADA`], in Other Contacts.
#[track_caller]
pub fn seed_tel_uri_contact(simulator: &mut Simulator, number: &str) -> ItemId {
    let (tel_uri, now) = (format!("tel:{number}"), simulator.now());
    let new =
        NewTelUriContact { tel_uri: &tel_uri, sip_uri: "sip:pbx@example.test", telephone_number: number };
    ada_mut(simulator).add_tel_uri_contact(new, None, now).expect("there is room");
    contact_id(simulator, number)
}

/// Fills the list of [`ADA`] up to that many IM contacts, all in Other Contacts.
pub fn fill_with_contacts(simulator: &mut Simulator, count: usize) {
    let now = simulator.now();
    let mailbox = ada_mut(simulator);
    for number in mailbox.im_contacts().count()..count {
        seed_contact_in(mailbox, &format!("Filler {number}"), &[], now);
    }
}

/// Fills the list of [`ADA`] up to that many groups, the default ones not counted.
pub fn fill_with_groups(simulator: &mut Simulator, count: usize) {
    for number in ada(simulator).im_groups().count() - DEFAULT_GROUPS.len()..count {
        seed_group(simulator, &format!("Filler {number}"));
    }
}

/// The property under 0x3A4F, a nickname.
pub fn nickname(value: &str) -> ExtendedProperty {
    let path = ExtendedPropertyPath::new(ExtendedFieldUri::tag(0x3A4F, MapiPropertyType::String));
    let value = ExtendedPropertyValue::One(value.to_owned());
    ExtendedProperty::new(path.expect("a valid path"), value).expect("one value of a scalar type")
}

// State.

/// The mailbox of [`ADA`].
pub fn ada(simulator: &Simulator) -> &Mailbox {
    simulator.mailbox(ADA).expect("every simulator here has it")
}

/// The mailbox of [`ADA`], to change it.
pub fn ada_mut(simulator: &mut Simulator) -> &mut Mailbox {
    simulator.mailbox_mut(ADA).expect("every simulator here has it")
}

/// The list of [`ADA`], a line a group: `Work: Eve, Tom`.
pub fn list(simulator: &Simulator) -> Vec<String> {
    let mailbox = ada(simulator);
    let line = |group: &ews_sim::mailbox::ImGroup| {
        let members: Vec<_> = mailbox.members(group.key()).map(shown_name).collect();
        format!("{}: {}", group.display_name(), members.join(", ")).trim_end().to_owned()
    };
    mailbox.im_groups().map(line).collect()
}

/// The groups of an IM contact of [`ADA`] in the order of the list; none when the contact is gone.
pub fn groups_of<'s>(simulator: &'s Simulator, contact: &str) -> Vec<&'s str> {
    let mailbox = ada(simulator);
    let has =
        |group: &&ews_sim::mailbox::ImGroup| mailbox.members(group.key()).any(|it| shown_name(it) == contact);
    mailbox.im_groups().filter(has).map(|group| group.display_name()).collect()
}

/// Whether the contact is on the list of [`ADA`].
pub fn is_listed(simulator: &Simulator, contact: &str) -> bool {
    ada(simulator).im_contacts().any(|it| shown_name(it) == contact)
}

/// The display name, or the number where there is none.
fn shown_name(contact: &Contact) -> &str {
    contact.tel_uri().map_or(contact.display_name(), |tel| tel.telephone_number())
}

/// The IM address of a contact.
pub fn address_of(name: &str) -> String {
    format!("{}@example.test", name.to_lowercase().replace(' ', "."))
}

// Ids.

/// The id of a group of [`ADA`].
#[track_caller]
pub fn group_id(simulator: &Simulator, name: &str) -> ItemId {
    group_id_in(ada(simulator), name)
}

/// The id of an IM contact of [`ADA`], with the version in its change key.
#[track_caller]
pub fn contact_id(simulator: &Simulator, name: &str) -> ItemId {
    contact_id_in(ada(simulator), DistinguishedFolderId::QuickContacts, name)
}

/// The id of an ordinary contact of [`ADA`].
#[track_caller]
pub fn ordinary_contact_id(simulator: &Simulator, name: &str) -> ItemId {
    contact_id_in(ada(simulator), DistinguishedFolderId::Contacts, name)
}

#[track_caller]
fn group_id_in(mailbox: &Mailbox, name: &str) -> ItemId {
    let group = mailbox.im_group_named(name).expect(name);
    ItemId { id: mailbox.group_id(group), change_key: Some(IM_GROUP_CHANGE_KEY.to_owned()) }
}

#[track_caller]
fn contact_id_in(mailbox: &Mailbox, folder: DistinguishedFolderId, name: &str) -> ItemId {
    let contact = mailbox.contacts(folder).find(|it| shown_name(it) == name).expect(name);
    let change_key = mailbox.contact_change_key(contact).encode();
    ItemId { id: mailbox.item_id(contact), change_key: Some(change_key) }
}

/// The same id with another change key, or none.
pub fn with_change_key(id: &ItemId, change_key: Option<&str>) -> ItemId {
    ItemId { change_key: change_key.map(str::to_owned), ..id.clone() }
}

/// The same id with another text where the GUID of the mailbox stands.
pub fn with_moniker(id: &ItemId, moniker: &str) -> ItemId {
    let Ok(DecodedId::Mailbox(mut decoded)) = DecodedId::decode(&id.id) else { panic!("{id:?}") };
    decoded.moniker = Moniker::from_text(moniker);
    ItemId { id: DecodedId::Mailbox(decoded).encode(), ..id.clone() }
}

/// Ids of nothing in the mailbox of [`ADA`]: of what was removed, of what never was, and of what [`BOB`] has.
pub fn ids_of_nothing(simulator: &mut Simulator) -> Vec<ItemId> {
    let mut future = simulator.clone();
    seed_group(&mut future, "Far away");
    seed_contact(&mut future, "Never", &["Far away"]);
    let mut ids = vec![group_id(&future, "Far away"), contact_id(&future, "Never")];

    let (group, contact) = (seed_group(simulator, "Removed"), seed_contact(simulator, "Rob", &["Removed"]));
    ids.extend([group.clone(), contact.clone()]);
    succeed(simulator, &remove_contact_from_im_list(&contact));
    succeed(simulator, &remove_im_group(&group));

    let bob = simulator.mailbox(BOB).expect("every scene has it");
    ids.extend(["Work", "Team", "Favorites"].map(|name| group_id_in(bob, name)));
    ids.push(contact_id_in(bob, DistinguishedFolderId::QuickContacts, "Eve"));
    ids.push(contact_id_in(bob, DistinguishedFolderId::Contacts, "Olga"));
    ids
}

// Request bodies.

/// Body of AddDistributionGroupToImList.
pub fn add_distribution_group_to_im_list(smtp_address: &str, display_name: Option<&str>) -> String {
    body(
        "AddDistributionGroupToImList",
        &[text("SmtpAddress", smtp_address), optional(display_name, |name| text("DisplayName", name))],
    )
}

/// Body of AddImContactToGroup.
pub fn add_im_contact_to_group(contact: &ItemId, group: Option<&ItemId>) -> String {
    body(
        "AddImContactToGroup",
        &[id("m:ContactId", contact), optional(group, |group| id("m:GroupId", group))],
    )
}

/// Body of AddImGroup.
pub fn add_im_group(display_name: &str) -> String {
    body("AddImGroup", &[text("DisplayName", display_name)])
}

/// Body of AddNewImContactToGroup.
pub fn add_new_im_contact_to_group(
    im_address: &str,
    display_name: Option<&str>,
    group: Option<&ItemId>,
) -> String {
    body(
        "AddNewImContactToGroup",
        &[
            text("ImAddress", im_address),
            optional(display_name, |name| text("DisplayName", name)),
            optional(group, |group| id("m:GroupId", group)),
        ],
    )
}

/// Body of AddNewTelUriContactToGroup for a number, with URIs made from it.
pub fn add_new_tel_uri_contact_to_group(number: &str, group: Option<&ItemId>) -> String {
    body(
        "AddNewTelUriContactToGroup",
        &[
            text("TelUriAddress", &format!("tel:{number}")),
            text("ImContactSipUriAddress", "sip:pbx@example.test"),
            text("ImTelephoneNumber", number),
            optional(group, |group| id("m:GroupId", group)),
        ],
    )
}

/// Body of GetImItemList.
pub const GET_IM_ITEM_LIST: &str = "<m:GetImItemList/>";

/// Body of GetImItems.
pub fn get_im_items(contacts: &[ItemId], groups: &[ItemId]) -> String {
    body("GetImItems", &[ids("ContactIds", contacts), ids("GroupIds", groups)])
}

/// Body of RemoveContactFromImList.
pub fn remove_contact_from_im_list(contact: &ItemId) -> String {
    body("RemoveContactFromImList", &[id("m:ContactId", contact)])
}

/// Body of RemoveDistributionGroupFromImList.
pub fn remove_distribution_group_from_im_list(group: &ItemId) -> String {
    body("RemoveDistributionGroupFromImList", &[id("m:GroupId", group)])
}

/// Body of RemoveImContactFromGroup.
pub fn remove_im_contact_from_group(contact: &ItemId, group: &ItemId) -> String {
    body("RemoveImContactFromGroup", &[id("m:ContactId", contact), id("m:GroupId", group)])
}

/// Body of RemoveImGroup.
pub fn remove_im_group(group: &ItemId) -> String {
    body("RemoveImGroup", &[id("m:GroupId", group)])
}

/// Body of SetImGroup.
pub fn set_im_group(group: &ItemId, new_display_name: &str) -> String {
    body("SetImGroup", &[id("m:GroupId", group), text("NewDisplayName", new_display_name)])
}

/// Body of SetImListMigrationCompleted.
pub fn set_im_list_migration_completed(completed: &str) -> String {
    body("SetImListMigrationCompleted", &[text("ImListMigrationCompleted", completed)])
}

fn body(operation: &str, children: &[String]) -> String {
    format!("<m:{operation}>{}</m:{operation}>", children.concat())
}

fn text(name: &str, value: &str) -> String {
    format!("<m:{name}>{value}</m:{name}>")
}

/// An element that holds an id.
pub fn id(name: &str, id: &ItemId) -> String {
    let change_key = optional(id.change_key.as_ref(), |key| format!(r#" ChangeKey="{key}""#));
    format!(r#"<{name} Id="{}"{change_key}/>"#, id.id)
}

/// An array of ids; nothing for no ids.
fn ids(name: &str, ids: &[ItemId]) -> String {
    let items: String = ids.iter().map(|it| id("t:ItemId", it)).collect();
    if items.is_empty() { items } else { text(name, &items) }
}

fn optional<T>(value: Option<T>, element: impl FnOnce(T) -> String) -> String {
    value.map(element).unwrap_or_default()
}

// Assertions.

/// Sends a body that must be refused by a response message with that code and its text.
#[track_caller]
pub fn refuse_in_words(simulator: &mut Simulator, body: &str, code: ResponseCode) -> Reply {
    let reply = refuse(simulator, body, code);
    assert_eq!((reply.status(), reply.message_text().as_deref()), (200, Some(words_of(code))), "{reply}");
    reply
}

/// The text that goes with a code in this family of operations.
#[track_caller]
fn words_of(code: ResponseCode) -> &'static str {
    match code {
        ResponseCode::ErrorCannotUseFolderIdForItemId => "Expected an item Id but received a folder Id.",
        ResponseCode::ErrorImContactLimitReached => "The maximum number of IM contacts has been reached.",
        ResponseCode::ErrorImGroupDisplayNameAlreadyExists => {
            "An IM group with the specified display name already exists."
        }
        ResponseCode::ErrorImGroupLimitReached => "The maximum number of IM groups has been reached.",
        ResponseCode::ErrorInvalidChangeKey => "The change key is invalid.",
        ResponseCode::ErrorInvalidIdEmpty => "Id must be non-empty.",
        ResponseCode::ErrorInvalidIdMalformed => "Id is malformed.",
        ResponseCode::ErrorInvalidImContactId => "The specified Im Contact Id is invalid.",
        ResponseCode::ErrorInvalidImDistributionGroupSmtpAddress => {
            "The specified IM distribution group SMTP address is invalid."
        }
        ResponseCode::ErrorInvalidImGroupId => "The specified Im Group Id is invalid.",
        ResponseCode::ErrorItemNotFound => "The specified object was not found in the store.",
        ResponseCode::ErrorNonExistentMailbox => "No mailbox with such guid.",
        ResponseCode::ErrorUnableToRemoveImContactFromGroup => {
            "The IM contact could not be removed from the group."
        }
        other => panic!("no operation of the IM list answers {other}"),
    }
}

/// Sends a body that breaks the schema in these words, from which namespaces are left out.
#[track_caller]
pub fn violate(simulator: &mut Simulator, body: &str, words: &str) {
    let reply = refuse(simulator, body, ResponseCode::ErrorSchemaValidation);
    let text = reply.message_text().expect("a fault has a text");
    let text = text.strip_prefix("The request failed schema validation: ").expect("the documented start");
    assert_eq!(without_namespaces(text), words, "{reply}");
}

fn without_namespaces(text: &str) -> String {
    const SERVICES: &str = "http://schemas.microsoft.com/exchange/services/2006/";
    ["messages", "types"].iter().fold(text.to_owned(), |text, schema| {
        text.replace(&format!(" in namespace '{SERVICES}{schema}'"), "")
            .replace(&format!("{SERVICES}{schema}:"), "")
    })
}

/// Sends each of the bodies an id can be put into with every id that the operation cannot use: what is no id of an
/// item in any mailbox, what names nothing, and what names an object of a `wrong` kind.
#[track_caller]
pub fn refuse_other_ids(
    simulator: &Simulator,
    body: impl Fn(&ItemId) -> String,
    nothing: ResponseCode,
    wrong: (ResponseCode, &[ItemId]),
) {
    let mut simulator = simulator.clone();
    let group = group_id(&simulator, "Work");
    for (id, code) in unusable_ids(&simulator) {
        refuse_in_words(&mut simulator, &body(&id), code);
    }
    for change_key in ["", "x", "EgAAA", "EQAAABxFU", "EQAAABYAAABtF8oI7i"] {
        let id = with_change_key(&group, Some(change_key));
        refuse_in_words(&mut simulator, &body(&id), ResponseCode::ErrorInvalidChangeKey);
    }
    for moniker in ["d522c10d-78ce-4097-8f59-b71634cdfdda", "no-guid-at-all"] {
        let reply = refuse_in_words(
            &mut simulator,
            &body(&with_moniker(&group, moniker)),
            ResponseCode::ErrorNonExistentMailbox,
        );
        assert_mailbox_guid(&reply, moniker);
    }
    for id in ids_of_nothing(&mut simulator) {
        refuse_in_words(&mut simulator, &body(&id), nothing);
    }
    for id in wrong.1 {
        refuse_in_words(&mut simulator, &body(id), wrong.0);
    }
}

/// Ids that name no item of any mailbox, with the codes that say so.
pub fn unusable_ids(simulator: &Simulator) -> Vec<(ItemId, ResponseCode)> {
    let mailbox = ada(simulator);
    let item_id = |id: &str| ItemId { id: id.to_owned(), change_key: None };
    let group = group_id(simulator, "Work").id;
    let person = mailbox.im_contacts().next().expect("every scene has contacts").person();
    let malformed = [
        "not base64!",
        "AAAA",
        " ",
        &group[..group.len() - 4],
        &format!("{group}AAAA"),
        &mailbox.persona_id(person),
    ]
    .map(|id| (item_id(id), ResponseCode::ErrorInvalidIdMalformed));
    let folders = DistinguishedFolderId::ALL.iter().map(|&folder| {
        let id = with_change_key(&item_id(&mailbox.folder_id(folder)), Some(FOLDER_CHANGE_KEY));
        (id, ResponseCode::ErrorCannotUseFolderIdForItemId)
    });
    let empty = [None, Some(""), Some(IM_GROUP_CHANGE_KEY)]
        .map(|key| (with_change_key(&item_id(""), key), ResponseCode::ErrorInvalidIdEmpty));
    malformed.into_iter().chain(folders).chain(empty).collect()
}

/// The answer gives the GUID of the mailbox that is not there as a named value.
#[track_caller]
pub fn assert_mailbox_guid(reply: &Reply, guid: &str) {
    let document = reply.document().expect("every answer is valid");
    let details = document.body().child("MessageXml").expect("the error has details");
    let details: Vec<_> =
        details.children().map(|it| (it.element().name, it.attribute("Name"), it.text())).collect();
    assert_eq!(details, [("Value", Some("MailboxGuid"), guid)], "{reply}");
}

/// Sends a body with the id in every spelling of its change key that counts: none, out of date, of another kind.
#[track_caller]
pub fn accept_every_change_key(simulator: &Simulator, body: impl Fn(&ItemId) -> String, id: &ItemId) {
    let mut expected = simulator.clone();
    succeed(&mut expected, &body(id));
    for change_key in [None, Some(STALE), Some("EQAAAA=="), Some(IM_GROUP_CHANGE_KEY)] {
        let mut fork = simulator.clone();
        succeed(&mut fork, &body(&with_change_key(id, change_key)));
        assert!(fork == expected, "{change_key:?}");
    }
}

/// The answer to a typed call, which is that to the same request as bytes and leaves the same state.
#[track_caller]
pub fn call_as_sent<O: Operation>(
    simulator: &Simulator,
    request: &O,
    body: &str,
) -> Result<<O::Answer as Answer>::Success>
where
    <O::Answer as Answer>::Success: PartialEq + Debug,
{
    let (mut called, mut sent) = (simulator.clone(), simulator.clone());
    let answer = called.call(ADA, request);
    assert_eq!(answer, send(&mut sent, body).read::<O>());
    assert!(called == sent, "the states differ");
    answer
}

/// The answer has a response code and nothing else.
#[track_caller]
pub fn assert_no_payload(reply: &Reply) {
    let document = reply.document().expect("every answer is valid");
    let children: Vec<_> = document.body().children().map(|child| child.element().name).collect();
    assert_eq!(children, ["ResponseCode"], "{reply}");
}

/// The violation of an element of the messages schema that must not be empty, in words for [`violate`].
pub fn too_short(element: &str) -> String {
    format!(
        "The '{element}' element is invalid - The value '' is invalid according to its datatype 'NonEmptyStringType' \
         - The actual length is less than the MinLength value."
    )
}

/// The names of the children of each element with a local name, in document order.
pub fn children(reply: &Reply, name: &str) -> Vec<Vec<&'static str>> {
    let document = reply.document().expect("every answer is valid");
    let elements = document.body().descendants().filter(|node| node.element().name == name);
    elements.map(|node| node.children().map(|child| child.element().name).collect()).collect()
}
