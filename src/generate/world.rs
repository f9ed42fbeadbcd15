//! Small worlds, and the ids that are alive in one.

use std::fmt;

use jiff::Timestamp;

use super::choices::Choices;
use super::message::{Live, Pool};
use crate::directory::DistributionGroup;
use crate::mailbox::{FolderKey, ImGroup, Mailbox, NewContact, NewImContact};
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
/// Groups or contacts of one mailbox, at most.
const MANY: usize = 5;

/// One or two mailboxes, each with a few groups and contacts, and two distribution groups.
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
        }
    }
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
        }
    }
}

/// What a request can refer to: what is alive in all mailboxes, and change keys that suit nothing.
#[must_use]
pub fn pool_of(simulator: &Simulator) -> Pool {
    let mut pool = Pool::default();
    simulator.mailboxes().for_each(|mailbox| add_contents(mailbox, &mut pool));
    pool.change_keys.extend(["EgAAAA==", "EQAAAA==", "AQAAAA==", "AAAA"].map(|value| Live::new("", value)));
    for group in simulator.directory().distribution_groups() {
        let address = &group.smtp_address;
        let spellings = [address.clone(), address.to_uppercase()];
        pool.texts.extend(spellings.map(|address| Live::new("SmtpAddress", address)));
    }
    pool
}

fn add_contents(mailbox: &Mailbox, pool: &mut Pool) {
    for group in mailbox.im_groups() {
        pool.ids.push(Live::new("Group", mailbox.item_id_of(group)));
        pool.texts.push(Live::new("DisplayName", group.display_name()));
    }
    for contact in mailbox.im_contacts() {
        pool.ids.push(Live::new("Contact", mailbox.item_id_of(contact)));
        pool.change_keys.push(Live::new("Contact", mailbox.item_change_key(contact).encode()));
        pool.texts.extend(contact.im_address().map(|address| Live::new("ImAddress", address)));
    }
    let personas = mailbox.persons_with_im_contacts().map(|person| mailbox.persona_id(person.key()));
    pool.ids.extend(personas.map(|id| Live::new("Persona", id)));
    pool.ids.push(Live::new("Folder", mailbox.folder_id_of(FolderKey::IM_CONTACT_LIST)));
    pool.texts.push(Live::new("", mailbox.smtp_address()));
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
            let pool = pool_of(&world);
            for mailbox in world.mailboxes() {
                assert_eq!(mailbox.check(), Ok(()));
                let contacts = mailbox.im_contacts().map(|contact| mailbox.item_id_of(contact));
                let groups = mailbox.im_groups().map(|group| mailbox.item_id_of(group));
                for id in contacts.chain(groups) {
                    assert!(pool.ids.iter().any(|live| live.value == id), "{id}");
                }
            }
        }
    }
}
