//! The mailbox as a whole: what a fresh one holds, whom it links, and what no sequence of transitions can
//! break.

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::{ResponseCode, Result};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn fresh() -> Mailbox {
    Mailbox::new(7, "owner@example.test", "Owner")
}

fn im<'a>(im_address: &'a str, display_name: &'a str) -> NewImContact<'a> {
    NewImContact { im_address, display_name: Some(display_name) }
}

fn ordinary<'a>(display_name: &'a str, email_addresses: &'a [&'a str]) -> NewContact<'a> {
    NewContact { display_name, email_addresses, im_address: None }
}

fn entry_id(text: &str) -> ItemEntryId {
    let id = DecodedId::decode(text).expect("an id of this crate");
    *id.item().expect("the id of an item").1
}

/// IM-034, IM-119.
#[test]
fn a_fresh_mailbox_has_the_default_groups_and_nothing_else() {
    let mailbox = fresh();
    let groups: Vec<_> = mailbox.im_groups().map(ImGroup::display_name).collect();
    assert_eq!(groups, ["Other Contacts", "Tagged", "Favorites"]);
    assert_eq!(mailbox.im_groups().map(ImGroup::member_count).sum::<usize>(), 0);
    assert_eq!((mailbox.im_contacts().count(), mailbox.persons_with_im_contacts().len()), (0, 0));
    assert_eq!((mailbox.smtp_address(), mailbox.display_name()), ("owner@example.test", "Owner"));
    assert_eq!(mailbox.check(), Ok(()));
    assert_eq!(mailbox, fresh());
    assert_ne!(mailbox.guid(), Mailbox::new(8, "owner@example.test", "Owner").guid());
}

#[test]
fn ids_that_name_something_else_are_told_apart() {
    let mut mailbox = fresh();
    let plain = mailbox.add_contact(ordinary("Ada", &[]), NOW);
    let on_list = mailbox.add_im_contact(im("ada@example.test", "Ada"), None, NOW).expect("room for one");
    let contact = |key| entry_id(&mailbox.item_id_of(mailbox.contact(key).expect("there")));
    let group = entry_id(&mailbox.item_id_of(mailbox.im_group(ImGroupKey::TAGGED).expect("there")));
    let (plain, id) = (contact(plain), contact(on_list));

    for wrong in [plain, group] {
        assert_eq!(mailbox.locate_im_contact(&wrong), Located::WrongKind);
    }
    assert_eq!(mailbox.locate_im_group(&id), Located::WrongKind);
    let other_provider = ItemEntryId { provider: Guid([0; 16]), ..id };
    let other_folder = ItemEntryId { folder: plain.folder, ..id };
    let other_item = ItemEntryId { item: LongTermId { counter: GlobalCounter::MAX, ..id.item }, ..id };
    let other_padding = ItemEntryId { item: LongTermId { padding: [0, 1], ..id.item }, ..id };
    let swapped = ItemEntryId { folder: group.folder, ..id };
    for missing in [other_provider, other_folder, other_item, other_padding, swapped] {
        assert_eq!(mailbox.locate_im_contact(&missing), Located::Missing);
        assert_eq!(mailbox.locate_im_group(&missing), Located::Missing);
    }

    assert_eq!(mailbox.locate_im_contact(&id), Located::Found(on_list));
    assert_eq!(mailbox.locate_im_group(&group), Located::Found(ImGroupKey::TAGGED));
}

#[test]
fn only_the_id_of_an_item_is_one() {
    let mut mailbox = fresh();
    let ada = mailbox.add_im_contact(im("ada@example.test", "Ada"), None, NOW).expect("room for one");
    let ada = mailbox.contact(ada).expect("just made");
    let decoded = |text: String| DecodedId::decode(&text).expect("an id of this crate");
    let code = |id: DecodedId| id.item().map_err(|error| error.code()).map(|_| ());
    let folder = decoded(mailbox.folder_id_of(FolderKey::QUICK_CONTACTS));
    assert_eq!(code(folder), Err(ResponseCode::ErrorCannotUseFolderIdForItemId));
    let malformed = Err(ResponseCode::ErrorInvalidIdMalformed);
    assert_eq!(code(decoded(mailbox.persona_id(ada.person()))), malformed);
    let DecodedId::Mailbox(id) = decoded(mailbox.item_id_of(ada)) else { panic!("the id of an item") };
    let attachment = MailboxId { attachments: vec![[0; 18].into()], ..id.clone() };
    assert_eq!(code(DecodedId::Mailbox(attachment)), malformed);
    let occurrence = MailboxId { processing: Processing::Occurrence, ..id.clone() };
    assert_eq!(code(DecodedId::Mailbox(occurrence)), malformed);
    let other = MailboxId { store_id: StoreId::Other([0; 16].into()), ..id.clone() };
    assert_eq!(code(DecodedId::Mailbox(other)), malformed);
    let (moniker, item) = (Moniker::Guid(mailbox.guid()), entry_id(&mailbox.item_id_of(ada)));
    assert_eq!(DecodedId::Mailbox(id).item(), Ok((&moniker, &item)));
}

/// IM-036, IM-038, IM-039.
#[test]
fn change_keys_have_the_documented_forms() {
    let mut mailbox = fresh();
    let ada = mailbox.add_im_contact(im("ada@example.test", "Ada"), None, NOW).expect("room for one");
    let key = mailbox.item_change_key(mailbox.contact(ada).expect("there"));
    assert_eq!(key.object_type, change_key::object_type::CONTACT);
    assert_eq!(key.version.map(|version| version.replica), Some(mailbox.replica()));
    assert!(key.encode().starts_with("EQAAABYAAA"));
    for (text, object_type) in [
        (IM_GROUP_CHANGE_KEY, change_key::object_type::DISTRIBUTION_LIST),
        (CONTACT_CHANGE_KEY, change_key::object_type::CONTACT),
        (FOLDER_CHANGE_KEY, change_key::object_type::FOLDER),
    ] {
        assert_eq!(ChangeKey::short(object_type).encode(), text);
    }
}

/// A-19, IM-120, IM-143.
#[test]
fn fp_297_contacts_that_share_an_address_are_one_person_and_ordinary_ones_come_first() {
    let mut mailbox = fresh();
    let first = mailbox.add_contact(ordinary("First", &["a@example.test", "b@example.test"]), NOW);
    let second = mailbox.add_contact(ordinary("Second", &["c@example.test", "sip:"]), NOW);
    let nameless = mailbox.add_contact(ordinary("Third", &["smtp:"]), NOW);
    let quick = mailbox.add_im_contact(im("SIP:B@example.test", "Quick"), None, NOW).expect("room");
    let person = |mailbox: &Mailbox, key| mailbox.contact(key).expect("there").person();
    assert_ne!(person(&mailbox, first), person(&mailbox, second));
    assert_ne!(person(&mailbox, second), person(&mailbox, nameless), "an empty address links nobody");
    assert_eq!(person(&mailbox, quick), person(&mailbox, first));

    let person = mailbox.person(person(&mailbox, first)).expect("there").clone();
    assert!(person.contacts().eq([first, quick]));
    assert_eq!(mailbox.display_name_of(&person), "First");
    assert_eq!(mailbox.locate_person(mailbox.person_guid(person.key())), Some(person.key()));
    assert!(mailbox.persons_with_im_contacts().eq([&person]));

    mailbox.remove_contact_from_im_list(quick).expect("on the list");
    assert_eq!(mailbox.persons_with_im_contacts().len(), 0);
    let left = mailbox.person(person.key()).expect("ordinary contacts keep the person");
    assert!(left.contacts().eq([first]));
    assert_eq!(mailbox.check(), Ok(()));
}

///
#[test]
fn persons_are_listed_by_name_without_case_then_by_creation() {
    let mut mailbox = fresh();
    for (address, name) in [("1@x", "bob"), ("2@x", "Carol"), ("3@x", "Bob"), ("4@x", "ada"), ("5@x", "BOB")]
    {
        mailbox.add_im_contact(im(address, name), None, NOW).expect("room");
    }
    let listed: Vec<_> =
        mailbox.persons_with_im_contacts().map(|person| mailbox.display_name_of(person)).collect();
    assert_eq!(listed, ["ada", "bob", "Bob", "BOB", "Carol"]);
}

/// What a client can see of the IM list, ids and counters apart.
fn visible(mailbox: &Mailbox) -> impl PartialEq + std::fmt::Debug + use<> {
    let groups: Vec<_> = mailbox
        .im_groups()
        .map(|group| (group.key(), group.display_name().to_owned(), group.members().collect::<Vec<_>>()))
        .collect();
    let persons: Vec<_> = mailbox
        .persons_with_im_contacts()
        .map(|person| (mailbox.persona_id(person.key()), person.clone()))
        .collect();
    (groups, persons)
}

/// A transition with its arguments drawn from small sets, so that they collide.
#[derive(Debug, Clone)]
enum Step {
    AddImGroup(&'static str),
    AddDistributionGroup(&'static str, Option<&'static str>),
    AddImContact(&'static str, Option<usize>),
    AddTelUriContact(&'static str, Option<usize>),
    AddContact(&'static [&'static str]),
    AddContactToGroup(usize, Option<usize>),
    RemoveContactFromGroup(usize, usize),
    RemoveContactFromImList(usize),
    RemoveImGroup(usize),
    RemoveDistributionGroup(usize),
    RenameImGroup(usize, &'static str),
    SetImListMigrated(bool),
}

impl Step {
    fn apply(&self, mailbox: &mut Mailbox) -> Result<()> {
        match *self {
            Self::AddImGroup(name) => mailbox.add_im_group(name).map(drop),
            Self::AddDistributionGroup(address, name) => {
                mailbox.add_distribution_group(address, name).map(drop)
            }
            Self::AddImContact(im_address, group) => {
                let new = NewImContact { im_address, display_name: None };
                mailbox.add_im_contact(new, group.map(|group| nth_group(mailbox, group)), NOW).map(drop)
            }
            Self::AddTelUriContact(tel_uri, group) => {
                let new = NewTelUriContact { tel_uri, sip_uri: "sip:a@x", telephone_number: "1" };
                mailbox.add_tel_uri_contact(new, group.map(|group| nth_group(mailbox, group)), NOW).map(drop)
            }
            Self::AddContact(email_addresses) => {
                mailbox.add_contact(ordinary("Ordinary", email_addresses), NOW);
                Ok(())
            }
            Self::AddContactToGroup(contact, group) => mailbox.add_contact_to_group(
                nth_contact(mailbox, contact),
                group.map(|group| nth_group(mailbox, group)),
            ),
            Self::RemoveContactFromGroup(contact, group) => {
                mailbox.remove_contact_from_group(nth_contact(mailbox, contact), nth_group(mailbox, group))
            }
            Self::RemoveContactFromImList(contact) => {
                mailbox.remove_contact_from_im_list(nth_contact(mailbox, contact))
            }
            Self::RemoveImGroup(group) => mailbox.remove_im_group(nth_group(mailbox, group)),
            Self::RemoveDistributionGroup(group) => {
                mailbox.remove_distribution_group(nth_group(mailbox, group))
            }
            Self::RenameImGroup(group, name) => mailbox.rename_im_group(nth_group(mailbox, group), name),
            Self::SetImListMigrated(migrated) => {
                mailbox.set_im_list_migrated(migrated);
                Ok(())
            }
        }
    }
}

/// The group at that place of the list; beyond its end, a group that is not there.
fn nth_group(mailbox: &Mailbox, index: usize) -> ImGroupKey {
    mailbox.im_groups().nth(index).map_or(ImGroupKey(0xffff), ImGroup::key)
}

/// The contact at that place; beyond the end, one that is not there.
fn nth_contact(mailbox: &Mailbox, index: usize) -> ContactKey {
    let ordinary = mailbox.contacts(FolderKey::CONTACTS);
    mailbox.im_contacts().chain(ordinary).nth(index).map_or(ContactKey(0xffff), Contact::key)
}

const EMAIL_ADDRESSES: &[&[&str]] = &[&["a@x"], &["b@x", "A@x"], &[], &["sip:"], &["c@x", "smtp:C@x"]];

fn steps() -> impl Strategy<Value = Step> {
    let names =
        || prop::sample::select(&["Work", "work", "Play", "Favorites", "team@x", "\u{c9}t\u{e9}"][..]);
    let addresses =
        || prop::sample::select(&["a@x", "SIP:A@x", "b@x", "smtp:b@x", "c@x", "d@x", "smtp:", "sip:"][..]);
    let lists = prop::sample::select(EMAIL_ADDRESSES);
    let contacts = || 0..8_usize;
    let groups = || 0..8_usize;
    let some_group = || prop::option::of(groups());
    prop_oneof![
        3 => names().prop_map(Step::AddImGroup),
        1 => (prop::sample::select(&["team@x", "TEAM@x", "all@x", "nonsense"][..]), prop::option::of(names()))
            .prop_map(|(address, name)| Step::AddDistributionGroup(address, name)),
        5 => (addresses(), some_group()).prop_map(|(address, group)| Step::AddImContact(address, group)),
        2 => (prop::sample::select(&["tel:1", "tel:2"][..]), some_group())
            .prop_map(|(tel_uri, group)| Step::AddTelUriContact(tel_uri, group)),
        2 => lists.prop_map(Step::AddContact),
        5 => (contacts(), some_group()).prop_map(|(contact, group)| Step::AddContactToGroup(contact, group)),
        4 => (contacts(), groups()).prop_map(|(contact, group)| Step::RemoveContactFromGroup(contact, group)),
        2 => contacts().prop_map(Step::RemoveContactFromImList),
        2 => groups().prop_map(Step::RemoveImGroup),
        1 => groups().prop_map(Step::RemoveDistributionGroup),
        1 => (groups(), names()).prop_map(|(group, name)| Step::RenameImGroup(group, name)),
        1 => any::<bool>().prop_map(Step::SetImListMigrated),
    ]
}

fn policies() -> impl Strategy<Value = Policies> {
    (any::<[bool; 5]>(), 2..6_usize, 2..6_usize).prop_map(|(switches, max_im_groups, max_im_contacts)| {
        let [keeps, counts, moves, removes, rejects] = switches;
        Policies {
            last_group: if moves { LastGroup::MoveToOtherContacts } else { LastGroup::Delete },
            tagged_keeps_contact: keeps,
            tagged_counts_for_other_contacts: counts,
            removed_group_members: if removes {
                RemovedGroupMembers::Remove
            } else {
                RemovedGroupMembers::Keep
            },
            reject_remove_contact_from_im_list: rejects,
            max_im_groups,
            max_im_contacts,
            ..Policies::default()
        }
    })
}

proptest! {
    /// IM-027, IM-181.
    #[test]
    fn no_sequence_of_transitions_breaks_an_invariant_and_no_refusal_changes_anything(
        policies in policies(), steps in prop::collection::vec(steps(), 1..40),
    ) {
        let mut mailbox = fresh().with_policies(policies);
        for step in steps {
            let before = mailbox.clone();
            let result = step.apply(&mut mailbox);
            prop_assert_eq!(mailbox.check(), Ok(()), "after {:?}", step);
            if result.is_err() {
                prop_assert_eq!(&mailbox, &before, "after {:?}", step);
            }
        }
    }

    /// The fork and the original do not see each other's writes.
    #[test]
    fn a_fork_is_untouched_by_what_is_done_to_the_original(
        first in prop::collection::vec(steps(), 1..20), second in prop::collection::vec(steps(), 1..20),
    ) {
        let run = |mut mailbox: Mailbox, steps: &[Step]| {
            steps.iter().for_each(|step| drop(step.apply(&mut mailbox)));
            mailbox
        };
        let original = run(fresh(), &first);
        let fork = original.clone();
        let changed = run(original, &second);
        prop_assert_eq!(&fork, &run(fresh(), &first));
        prop_assert_eq!(run(fork, &second), changed);
    }

    /// IM-182, IM-183.
    #[test]
    fn what_is_added_and_removed_again_leaves_no_trace(steps in prop::collection::vec(steps(), 0..25)) {
        let mut mailbox = fresh();
        for step in steps {
            let _ = step.apply(&mut mailbox);
        }
        let before = visible(&mailbox);
        let group = mailbox.add_im_group("Nobody calls a group so").expect("a free name below the limit");
        let new = im("nobody-has-this@example.test", "A name");
        let contact = mailbox.add_im_contact(new, Some(group), NOW).expect("a new address below the limit");
        mailbox.remove_contact_from_im_list(contact).expect("just added");
        mailbox.remove_im_group(group).expect("just added");
        prop_assert_eq!(visible(&mailbox), before);
    }
}
