//! Small worlds, and the ids that are alive in one.

mod statements;

pub(super) use statements::IMPORTS;

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::choices::Choices;
use super::message::{Live, LiveId, Pool};
use crate::directory::DistributionGroup;
use crate::mailbox::search::{SearchFolderTraversal, SearchParameters};
use crate::mailbox::{
    DistinguishedFolderId, Folder, FolderKey, HierarchyState, ImGroup, Item, ItemsState, Mailbox, NewContact,
    NewFolder, NewImContact, NewItem, NewTelUriContact,
};
use crate::property::{FolderKind, ItemKind, ItemProperty, MessageProperty, PropertyValue};
use crate::schema::{EmailAddress, Exists, FieldUri, SearchExpression};
use crate::{Simulator, SimulatorBuilder};

/// Owners of mailboxes.
const OWNERS: [&str; 2] = ["ada@example.test", "bob@example.test"];
/// Distribution groups of the directory.
const DISTRIBUTION_GROUPS: [&str; 2] = ["staff@example.test", "team@example.test"];
/// Who is a member of both.
const MEMBER: &str = OWNERS[0];
/// Names of groups, some of them alike.
const NAMES: &[&str] = &["Work", "Family", "work ", "Grüße", "Favorites", "日本語"];
/// Who may be a contact.
const ADDRESSES: &[&str] =
    &["eve@example.test", "tom@example.test", "EVE@example.test", "sip:ann@example.test"];
/// What lies where: the folder by the name of its constant, the folder, and the kind of item.
const ITEMS: &[(&str, FolderKey, ItemKind)] = &[
    ("INBOX", FolderKey::INBOX, ItemKind::Message),
    ("DRAFTS", FolderKey::DRAFTS, ItemKind::Message),
    ("TASKS", FolderKey::TASKS, ItemKind::Task),
    ("CALENDAR", FolderKey::CALENDAR, ItemKind::CalendarItem),
    ("INBOX", FolderKey::INBOX, ItemKind::PostItem),
    ("CONTACTS", FolderKey::CONTACTS, ItemKind::DistributionList),
];
/// Folders of servers to which requests refer more than to others.
const USED: &[DistinguishedFolderId] = &[
    DistinguishedFolderId::Inbox,
    DistinguishedFolderId::Drafts,
    DistinguishedFolderId::Contacts,
    DistinguishedFolderId::Calendar,
    DistinguishedFolderId::Tasks,
    DistinguishedFolderId::DeletedItems,
    DistinguishedFolderId::MsgFolderRoot,
    DistinguishedFolderId::SearchFolders,
    DistinguishedFolderId::ImContactList,
];
/// Groups, contacts, folders or other items of one mailbox, at most.
const MANY: usize = 5;

/// One or two mailboxes, each with a few groups, contacts, folders and other items, and two distribution
/// groups.
///
/// Its `Debug` form is the statements that make it.
#[derive(Clone, PartialEq, Eq)]
pub struct World {
    mailboxes: Vec<(&'static str, Vec<Content>)>,
}

/// Something in a mailbox.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    Group(&'static str),
    DistributionGroup(&'static str),
    /// With an IM address, in the group of a name if there is one.
    ImContact(&'static str, &'static str),
    /// With a display name, and not in the IM list.
    Contact(&'static str),
    /// In the Inbox.
    Folder(&'static str),
    /// A search for all that lies in the Inbox and has a subject.
    SearchFolder(&'static str),
    /// What lies where, with a subject.
    Item(&'static (&'static str, FolderKey, ItemKind), &'static str),
    /// A message to Bob that is not sent yet, with a subject.
    Draft(&'static str),
    /// A contact with a telephone number, in no group that a client made.
    Number,
    /// In the first folder of the Inbox, if there is one.
    FolderBelow(&'static str),
    /// The folders of an archive.
    Archive,
}

/// What the mailboxes of the [usual](World::usual) world have.
const USUAL: &[Content] = &[
    Content::Group("Work"),
    Content::DistributionGroup(DISTRIBUTION_GROUPS[0]),
    Content::ImContact("bob@example.test", "Work"),
    Content::ImContact("eve@example.test", "Work"),
    Content::Number,
    Content::Item(&ITEMS[0], "Lunch"),
    Content::Item(&ITEMS[0], "Lunch"),
    Content::Draft("Lunch"),
    Content::Draft("Lunch"),
    Content::Item(&ITEMS[2], "Lunch"),
    Content::Item(&ITEMS[3], "Lunch"),
    Content::Item(&ITEMS[4], "Lunch"),
    Content::Item(&ITEMS[5], "Lunch"),
    Content::Folder("Work"),
    Content::FolderBelow("Family"),
    Content::SearchFolder("Found"),
    Content::Archive,
];

impl World {
    /// A world made of decisions.
    #[must_use]
    pub fn drawn(choices: &mut Choices<'_>) -> Self {
        let owners = &OWNERS[..1 + choices.below(OWNERS.len())];
        Self { mailboxes: owners.iter().map(|owner| (*owner, contents(choices))).collect() }
    }

    /// One or two mailboxes that have something of every kind, so that whatever is asked for is there.
    #[must_use]
    pub fn usual(is_shared: bool) -> Self {
        let owners = if is_shared { &OWNERS[..] } else { &OWNERS[..1] };
        Self { mailboxes: owners.iter().map(|owner| (*owner, USUAL.to_vec())).collect() }
    }

    /// A simulator that has all this.
    #[must_use]
    pub fn simulator(&self) -> Simulator {
        let groups = DISTRIBUTION_GROUPS.map(|group| DistributionGroup::new(group).with_member(MEMBER));
        let builder = groups.into_iter().fold(Simulator::builder(), SimulatorBuilder::distribution_group);
        let owners = self.mailboxes.iter().map(|(owner, _)| *owner);
        let mut simulator =
            owners.fold(builder.allow_impersonation(OWNERS[1], OWNERS[0]), SimulatorBuilder::mailbox).build();
        let now = simulator.now();
        for (owner, contents) in &self.mailboxes {
            if let Some(mailbox) = simulator.mailbox_mut(owner) {
                contents.iter().for_each(|content| content.put_into(mailbox, now));
            }
        }
        simulator
    }
}

fn contents(choices: &mut Choices<'_>) -> Vec<Content> {
    let mut contents: Vec<_> =
        (0..choices.below(MANY)).map(|_| Content::Group(choices.pick(NAMES))).collect();
    let listed = DISTRIBUTION_GROUPS.into_iter().filter(|_| choices.once_in(2));
    contents.extend(listed.map(Content::DistributionGroup));
    for _ in 0..choices.below(MANY) {
        contents.push(Content::ImContact(choices.pick(ADDRESSES), choices.pick(NAMES)));
    }
    if choices.once_in(2) {
        contents.push(Content::Contact("Olga"));
    }
    for _ in 0..choices.below(MANY) {
        contents.push(Content::Item(&ITEMS[choices.below(ITEMS.len())], choices.pick(NAMES)));
    }
    contents.extend((0..choices.below(MANY)).map(|_| Content::Folder(choices.pick(NAMES))));
    if choices.once_in(2) {
        contents.push(Content::SearchFolder("Found"));
    }
    contents.extend((0..choices.below(3)).map(|_| Content::Draft(choices.pick(NAMES))));
    contents.extend((0..choices.below(3)).map(|_| Content::FolderBelow(choices.pick(NAMES))));
    let rare = [Content::Number, Content::Archive].into_iter().filter(|_| choices.once_in(2));
    contents.extend(rare);
    contents
}

impl Content {
    /// What is refused, for a name that is taken, is left out.
    fn put_into(self, mailbox: &mut Mailbox, now: Timestamp) {
        match self {
            Self::Group(name) => drop(mailbox.add_im_group(name)),
            Self::DistributionGroup(address) => drop(mailbox.add_distribution_group(address, None)),
            Self::ImContact(im_address, group) => {
                let group = mailbox.im_group_named(group).map(ImGroup::key);
                let contact = NewImContact { im_address, display_name: None };
                drop(mailbox.add_im_contact(contact, group, now));
            }
            Self::Contact(display_name) => {
                mailbox.add_contact(NewContact { display_name, ..NewContact::default() }, now);
            }
            Self::Folder(name) => drop(mailbox.create_folder(FolderKey::INBOX, NewFolder::named(name))),
            Self::SearchFolder(name) => drop(add_search_folder(mailbox, name)),
            Self::Item((_, folder, kind), subject) => {
                let new = NewItem::new(*kind).with(ItemProperty::Subject, subject);
                drop(mailbox.create_item(*folder, new, now));
            }
            Self::Draft(subject) => {
                let bob = vec![EmailAddress::smtp("Bob", OWNERS[1])];
                let new = NewItem::new(ItemKind::Message).with(ItemProperty::Subject, subject);
                let new = new.with(MessageProperty::ToRecipients, PropertyValue::Mailboxes(bob));
                drop(mailbox.create_item(FolderKey::DRAFTS, new, now));
            }
            Self::Number => drop(mailbox.add_tel_uri_contact(NUMBER, None, now)),
            Self::FolderBelow(name) => {
                let above = mailbox.children_of(FolderKey::INBOX).next().map(Folder::key);
                let new = NewFolder::named(name);
                drop(above.map(|above| mailbox.create_folder(above, new)));
            }
            Self::Archive => drop(mailbox.provide_folder(DistinguishedFolderId::ArchiveRoot)),
        }
    }
}

/// A contact with a telephone number.
const NUMBER: NewTelUriContact<'_> = NewTelUriContact {
    tel_uri: "tel:+14255550100",
    sip_uri: "sip:+14255550100@example.test",
    telephone_number: "+1 (425) 555-0100",
};

/// Makes a search folder for all that lies in the Inbox and has a subject.
///
/// # Errors
///
/// Those of [`Mailbox::create_folder`].
fn add_search_folder(mailbox: &mut Mailbox, name: &str) -> crate::Result<FolderKey> {
    let expression = SearchExpression::Exists(Exists { path: FieldUri::of("item:Subject").into() });
    let (deep, inbox) = (SearchFolderTraversal::Deep, vec![FolderKey::INBOX]);
    let parameters = SearchParameters::new(deep, expression, inbox, &TimeZone::UTC)?;
    let new = NewFolder::of_kind(FolderKind::SearchFolder, name);
    mailbox.create_folder(FolderKey::SEARCH_FOLDERS, new.with(|new| new.search_parameters = Some(parameters)))
}

/// What a request of an account can refer to: what is alive in all mailboxes, most often in its own, and
/// change keys that suit nothing.
#[must_use]
pub fn pool_of(simulator: &Simulator, caller: &str) -> Pool {
    let mut pool = Pool::default();
    simulator.mailboxes().for_each(|mailbox| add_contents(mailbox, &mut pool));
    // What is in the mailboxes of others cannot be seen, so that little succeeds with it.
    for _ in 0..3 {
        simulator.mailbox(caller).into_iter().for_each(|mailbox| add_contents(mailbox, &mut pool));
    }
    pool.change_keys.extend(["EgAAAA==", "EQAAAA==", "AQAAAA==", "AAAA"].map(str::to_owned));
    for group in simulator.directory().distribution_groups() {
        let address = &group.smtp_address;
        let spellings = [address.clone(), address.to_uppercase()];
        pool.texts.extend(spellings.map(|address| Live::new("SmtpAddress", address)));
        pool.texts.push(Live::new("EmailAddress", address));
    }
    pool
}

fn add_contents(mailbox: &Mailbox, pool: &mut Pool) {
    for group in mailbox.im_groups() {
        pool.texts.push(Live::new("DisplayName", group.display_name()));
    }
    for contact in mailbox.im_contacts() {
        pool.texts.extend(contact.im_address().map(|address| Live::new("ImAddress", address)));
    }
    for folder in mailbox.folders() {
        let items = mailbox.items_in(folder.key()).chain(mailbox.associated_in(folder.key()));
        pool.ids.extend(items.map(|item| live_item(mailbox, item)));
        // Much can be done with folders of clients only, of which there are few.
        let weight = match folder.distinguished_folder_id() {
            None => 4,
            Some(name) => usize::from(USED.contains(&name)),
        };
        pool.ids.extend((0..weight).map(|_| live_folder(mailbox, folder)));
    }
    let personas = mailbox.persons_with_im_contacts().map(|person| mailbox.persona_id(person.key()));
    let live = |id| LiveId { of_type: "ItemIdType", role: "Persona", id, change_key: String::new() };
    pool.ids.extend(personas.map(live));
    pool.texts.push(Live::new("", mailbox.smtp_address()));
    pool.texts.push(Live::new("EmailAddress", mailbox.smtp_address()));
    pool.texts.push(Live::new("Mailbox", mailbox.smtp_address()));
    pool.texts.extend(sync_states(mailbox).map(|state| Live::new("SyncState", state)));
}

/// An item, which suits elements for items in general unless it is on the IM list.
fn live_item(mailbox: &Mailbox, item: &Item) -> LiveId {
    let role = match (item.im_group(), item.contact()) {
        (Some(_), _) => "Group",
        (_, Some(contact)) if contact.im_address().is_some() => "Contact",
        _ => "ItemId",
    };
    let change_key = mailbox.item_change_key(item).encode();
    LiveId { of_type: "ItemIdType", role, id: mailbox.item_id_of(item), change_key }
}

fn live_folder(mailbox: &Mailbox, folder: &Folder) -> LiveId {
    let change_key = mailbox.folder_change_key(folder).encode();
    LiveId { of_type: "FolderIdType", role: "", id: mailbox.folder_id_of(folder.key()), change_key }
}

/// What those hold who have synchronised until now.
fn sync_states(mailbox: &Mailbox) -> impl Iterator<Item = String> {
    let (mailbox, through) = (mailbox.guid(), mailbox.last_change());
    let items = ItemsState { through, ..ItemsState::nothing(mailbox, FolderKey::INBOX) };
    let roots = [None, Some(FolderKey::MSG_FOLDER_ROOT)];
    let hierarchies =
        roots.map(|root| HierarchyState { mailbox, root, through, unseen: BTreeSet::new() }.encode());
    hierarchies.into_iter().chain([items.encode()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_world_is_printed_as_the_statements_that_make_it() {
        let world = World::drawn(&mut Choices::new(&[0, 1, 0, 0, 1, 1, 1, 0]));
        let expected = r#"let mut simulator = Simulator::builder()
    .distribution_group(DistributionGroup::new("staff@example.test").with_member("ada@example.test"))
    .distribution_group(DistributionGroup::new("team@example.test").with_member("ada@example.test"))
    .allow_impersonation("bob@example.test", "ada@example.test")
    .mailbox("ada@example.test")
    .build();
let now = simulator.now();
let mailbox = simulator.mailbox_mut("ada@example.test").expect("built with it");
let _ = mailbox.add_im_group("Work");
let _ = mailbox.add_distribution_group("team@example.test", None);
let group = mailbox.im_group_named("Work").map(ImGroup::key);
let contact = NewImContact { im_address: "tom@example.test", display_name: None };
let _ = mailbox.add_im_contact(contact, group, now);"#;
        assert_eq!(format!("{world:?}"), expected);
        let simulator = world.simulator();
        let ada = simulator.mailbox("ada@example.test").expect("it says so");
        let work = ada.im_group_named("Work").expect("it says so");
        assert_eq!(ada.members(work.key()).count(), 1);
    }

    #[test]
    fn worlds_are_sound_and_their_ids_are_all_in_the_pool() {
        for seed in 0..200_u8 {
            let bytes: Vec<u8> = (0..60).map(|place| seed.wrapping_mul(place | 1).rotate_left(3)).collect();
            let world = World::drawn(&mut Choices::new(&bytes)).simulator();
            let pool = pool_of(&world, "ada@example.test");
            for mailbox in world.mailboxes() {
                assert_eq!(mailbox.check(), Ok(()));
                let contacts = mailbox.im_contacts().map(|contact| mailbox.item_id_of(contact));
                let groups = mailbox.im_groups().map(|group| mailbox.item_id_of(group));
                let found = mailbox.items_in(FolderKey::INBOX).map(|item| mailbox.item_id_of(item));
                let folders = mailbox.children_of(FolderKey::INBOX);
                let folders = folders.map(|folder| mailbox.folder_id_of(folder.key()));
                for id in contacts.chain(groups).chain(found).chain(folders) {
                    assert!(pool.ids.iter().any(|live| live.id == id), "{id}");
                }
            }
        }
    }
}
