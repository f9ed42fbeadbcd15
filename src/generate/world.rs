//! Small worlds, and the ids that are alive in one.

use super::choices::Choices;
use super::message::{Live, Pool};
use crate::directory::DistributionGroup;
use crate::mailbox::{DistinguishedFolderId, Mailbox, NewContact, NewImContact};
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

/// A simulator with one or two mailboxes, each with a few groups and contacts.
#[must_use]
pub fn world(choices: &mut Choices<'_>) -> Simulator {
    let owners = &OWNERS[..1 + choices.below(OWNERS.len())];
    let groups = DISTRIBUTION_GROUPS.map(DistributionGroup::new);
    let builder = groups.into_iter().fold(Simulator::builder(), SimulatorBuilder::distribution_group);
    let mut simulator = owners.iter().fold(builder, |builder, owner| builder.mailbox(owner)).build();
    for owner in owners {
        furnish(&mut simulator, owner, choices);
    }
    simulator
}

/// What is refused, for a name that is taken, is left out.
fn furnish(simulator: &mut Simulator, owner: &str, choices: &mut Choices<'_>) {
    let now = simulator.now();
    let Some(mailbox) = simulator.mailbox_mut(owner) else { return };
    let names = (0..choices.below(MANY)).map(|_| choices.pick(NAMES));
    let groups: Vec<_> = names.filter_map(|name| mailbox.add_im_group(name).ok()).collect();
    for address in DISTRIBUTION_GROUPS {
        if choices.once_in(2) {
            let _ = mailbox.add_distribution_group(address, None);
        }
    }
    for _ in 0..choices.below(MANY) {
        let contact = NewImContact { im_address: choices.pick(ADDRESSES), display_name: None };
        let group = groups.get(choices.below(groups.len() + 1)).copied();
        let _ = mailbox.add_im_contact(contact, group, now);
    }
    if choices.once_in(2) {
        mailbox.add_contact(NewContact { display_name: "Olga", ..NewContact::default() }, now);
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
        pool.ids.push(Live::new("Group", mailbox.group_id(group)));
        pool.texts.push(Live::new("DisplayName", group.display_name()));
    }
    for contact in mailbox.im_contacts() {
        pool.ids.push(Live::new("Contact", mailbox.item_id(contact)));
        pool.change_keys.push(Live::new("Contact", mailbox.contact_change_key(contact).encode()));
        pool.texts.extend(contact.im_address().map(|address| Live::new("ImAddress", address)));
    }
    let personas = mailbox.persons_with_im_contacts().map(|person| mailbox.persona_id(person.key()));
    pool.ids.extend(personas.map(|id| Live::new("Persona", id)));
    pool.ids.push(Live::new("Folder", mailbox.folder_id(DistinguishedFolderId::ImContactList)));
    pool.texts.push(Live::new("", mailbox.smtp_address()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_choices_there_is_one_mailbox_as_new() {
        let world = world(&mut Choices::new(&[]));
        assert!(
            world == {
                let groups = DISTRIBUTION_GROUPS.map(DistributionGroup::new);
                let builder =
                    groups.into_iter().fold(Simulator::builder(), SimulatorBuilder::distribution_group);
                builder.mailbox(OWNERS[0]).build()
            }
        );
    }

    #[test]
    fn worlds_are_sound_and_their_ids_are_all_in_the_pool() {
        for seed in 0..200_u8 {
            let bytes: Vec<u8> = (0..60).map(|place| seed.wrapping_mul(place | 1).rotate_left(3)).collect();
            let world = world(&mut Choices::new(&bytes));
            let pool = pool_of(&world);
            for mailbox in world.mailboxes() {
                assert_eq!(mailbox.check(), Ok(()));
                let contacts = mailbox.im_contacts().map(|contact| mailbox.item_id(contact));
                let groups = mailbox.im_groups().map(|group| mailbox.group_id(group));
                for id in contacts.chain(groups) {
                    assert!(pool.ids.iter().any(|live| live.value == id), "{id}");
                }
            }
        }
    }
}
