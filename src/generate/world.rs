//! Small worlds, and the ids that are alive in one.

use std::collections::BTreeSet;
use std::fmt;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::choices::Choices;
use super::message::{Live, LiveId, Pool};
use crate::directory::DistributionGroup;
use crate::mailbox::search::{SearchFolderTraversal, SearchParameters};
use crate::mailbox::{
    DistinguishedFolderId, Folder, FolderKey, HierarchyState, ImGroup, Item, ItemsState, Mailbox, NewContact,
    NewFolder, NewImContact, NewItem,
};
use crate::property::{FolderKind, ItemKind, ItemProperty};
use crate::schema::{Exists, FieldUri, SearchExpression};
use crate::{Simulator, SimulatorBuilder};

/// Owners of mailboxes.
const OWNERS: [&str; 2] = ["ada@example.test", "bob@example.test"];
/// Distribution groups of the directory.
const DISTRIBUTION_GROUPS: [&str; 2] = ["staff@example.test", "team@example.test"];
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
}

impl World {
    /// A world made of decisions.
    #[must_use]
    pub fn drawn(choices: &mut Choices<'_>) -> Self {
        let owners = &OWNERS[..1 + choices.below(OWNERS.len())];
        Self { mailboxes: owners.iter().map(|owner| (*owner, contents(choices))).collect() }
    }

    /// A simulator that has all this.
    #[must_use]
    pub fn simulator(&self) -> Simulator {
        let groups = DISTRIBUTION_GROUPS.map(DistributionGroup::new);
        let builder = groups.into_iter().fold(Simulator::builder(), SimulatorBuilder::distribution_group);
        let owners = self.mailboxes.iter().map(|(owner, _)| *owner);
        let mut simulator = owners.fold(builder, SimulatorBuilder::mailbox).build();
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
        }
    }
}

/// Makes a search folder for all that lies in the Inbox and has a subject.
///
/// # Errors
///
/// Those of [`Mailbox::create_folder`].
pub(crate) fn add_search_folder(mailbox: &mut Mailbox, name: &str) -> crate::Result<FolderKey> {
    let expression = SearchExpression::Exists(Exists { path: FieldUri::of("item:Subject").into() });
    let (deep, inbox) = (SearchFolderTraversal::Deep, vec![FolderKey::INBOX]);
    let parameters = SearchParameters::new(deep, expression, inbox, &TimeZone::UTC)?;
    let new = NewFolder::of_kind(FolderKind::SearchFolder, name);
    mailbox.create_folder(FolderKey::SEARCH_FOLDERS, new.with(|new| new.search_parameters = Some(parameters)))
}

impl fmt::Debug for World {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("let mut simulator = Simulator::builder()")?;
        for group in DISTRIBUTION_GROUPS {
            write!(formatter, "\n    .distribution_group(DistributionGroup::new({group:?}))")?;
        }
        for (owner, _) in &self.mailboxes {
            write!(formatter, "\n    .mailbox({owner:?})")?;
        }
        formatter.write_str("\n    .build();\nlet now = simulator.now();")?;
        for (owner, contents) in &self.mailboxes {
            write!(formatter, "\nlet mailbox = simulator.mailbox_mut({owner:?}).unwrap();")?;
            contents.iter().try_for_each(|content| write!(formatter, "\n{content:?};"))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Group(name) => write!(formatter, "let _ = mailbox.add_im_group({name:?})"),
            Self::DistributionGroup(address) => {
                write!(formatter, "let _ = mailbox.add_distribution_group({address:?}, None)")
            }
            Self::ImContact(address, group) => write!(
                formatter,
                "let group = mailbox.im_group_named({group:?}).map(ImGroup::key);\n\
                 let contact = NewImContact {{ im_address: {address:?}, display_name: None }};\n\
                 let _ = mailbox.add_im_contact(contact, group, now)"
            ),
            Self::Contact(name) => write!(
                formatter,
                "mailbox.add_contact(NewContact {{ display_name: {name:?}, ..NewContact::default() }}, now)"
            ),
            Self::Folder(name) => write!(
                formatter,
                "let _ = mailbox.create_folder(FolderKey::INBOX, NewFolder::named({name:?}))"
            ),
            Self::SearchFolder(name) => write!(
                formatter,
                "let path = FieldUri::of(\"item:Subject\").into();\n\
                 let parameters = SearchParameters::new(\n    \
                     SearchFolderTraversal::Deep,\n    \
                     SearchExpression::Exists(Exists {{ path }}),\n    \
                     vec![FolderKey::INBOX],\n    \
                     &TimeZone::UTC,\n\
                 );\n\
                 let new = NewFolder::of_kind(FolderKind::SearchFolder, {name:?});\n\
                 let new = new.with(|new| new.search_parameters = parameters.ok());\n\
                 let _ = mailbox.create_folder(FolderKey::SEARCH_FOLDERS, new)"
            ),
            Self::Item((folder, _, kind), subject) => write!(
                formatter,
                "let new = NewItem::new(ItemKind::{kind:?}).with(ItemProperty::Subject, {subject:?});\n\
                 let _ = mailbox.create_item(FolderKey::{folder}, new, now)"
            ),
        }
    }
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
    .distribution_group(DistributionGroup::new("staff@example.test"))
    .distribution_group(DistributionGroup::new("team@example.test"))
    .mailbox("ada@example.test")
    .build();
let now = simulator.now();
let mailbox = simulator.mailbox_mut("ada@example.test").unwrap();
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
