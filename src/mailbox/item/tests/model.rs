//! Whatever is done to items, the mailbox stays sound, and what is refused changes nothing.

use proptest::prelude::*;

use super::*;
use crate::mailbox::{DeleteType, LastGroup, Policies, RemovedGroupMembers};
use crate::property::DistributionListProperty;

/// A transition whose arguments are drawn from small sets, so that they collide.
#[derive(Debug, Clone)]
enum Step {
    Create(usize, NewItem),
    Update(usize, Vec<ItemUpdate>),
    SetRead(usize, bool),
    MarkAllRead(usize, bool),
    Delete(usize, DeleteType),
    Move(usize, usize),
    Copy(usize, usize),
    MoveFromElsewhere(usize, usize),
    AddImGroup(&'static str),
    AddToGroup(usize, usize),
    EmptyFolder(usize, DeleteType),
    CopyFolder(usize),
}

const FOLDERS: [FolderKey; 9] = [
    FolderKey::INBOX,
    FolderKey::CONTACTS,
    FolderKey::QUICK_CONTACTS,
    FolderKey::QUICK_CONTACTS,
    FolderKey::IM_CONTACT_LIST,
    FolderKey::CALENDAR,
    FolderKey::DELETED_ITEMS,
    FolderKey::RECOVERABLE_ITEMS_DELETIONS,
    NOWHERE,
];

impl Step {
    fn apply(&self, mailbox: &mut Mailbox) -> Result<()> {
        // Beyond the last item there is none.
        let items: Vec<_> = mailbox.items.iter().map(|(key, _)| ItemKey(key)).collect();
        let item = |place: usize| items.get(place % (items.len() + 1)).copied().unwrap_or(NOBODY);
        let folder = |place: usize| FOLDERS[place % FOLDERS.len()];
        match self.clone() {
            Self::Create(place, new) => mailbox.create_item(folder(place), new, NOW).map(drop),
            Self::Update(place, updates) => mailbox.update_item(item(place), updates, later()),
            Self::SetRead(place, is_read) => mailbox.set_read(item(place), is_read).map(drop),
            Self::MarkAllRead(place, is_read) => mailbox.mark_all_read(folder(place), is_read).map(drop),
            Self::Delete(place, delete_type) => mailbox.delete_item(item(place), delete_type).map(drop),
            Self::Move(place, to) => mailbox.move_item(item(place), folder(to)).map(drop),
            Self::Copy(place, to) => mailbox.copy_item(item(place), folder(to), NOW).map(drop),
            Self::MoveFromElsewhere(place, to) => {
                let source = mailbox.clone();
                mailbox.put_item(source.check_can_be_taken(item(place))?, folder(to)).map(drop)
            }
            Self::AddImGroup(name) => mailbox.add_im_group(name).map(drop),
            Self::AddToGroup(place, group) => {
                let group = mailbox.im_groups().nth(group).map(|group| group.key());
                mailbox.add_contact_to_group(ContactKey(item(place).0), group)
            }
            Self::EmptyFolder(place, delete_type) => mailbox.empty_folder(folder(place), delete_type, false),
            Self::CopyFolder(place) => mailbox.copy_folder(folder(place), FolderKey::DRAFTS, NOW).map(drop),
        }
    }
}

fn addresses() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&["a@x", "SIP:A@x", "b@x", "smtp:b@x", "c@x", "", "sip:"][..])
}

fn names() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&["Work", "work", "Play", "Favorites", ""][..])
}

fn entries() -> impl Strategy<Value = EntryProperty> {
    use EntryProperty::{EmailAddress1, EmailAddress2, ImAddress1, ImAddress2};
    prop::sample::select(&[EmailAddress1, EmailAddress2, ImAddress1, ImAddress2][..])
}

fn new_items() -> impl Strategy<Value = NewItem> {
    let contacts = prop::collection::vec((entries(), addresses()), 0..3).prop_map(|addresses| {
        let new = NewItem::new(ItemKind::Contact);
        addresses.into_iter().fold(new, |new, (entry, address)| new.with(entry, address))
    });
    let lists = names().prop_map(|name| {
        NewItem::new(ItemKind::DistributionList).with(DistributionListProperty::DisplayName, name)
    });
    let messages = any::<bool>().prop_map(|is_read| message("a").with(MessageProperty::IsRead, is_read));
    let new = prop_oneof![6 => contacts, 1 => lists, 2 => messages];
    (new, prop::bool::weighted(0.1)).prop_map(|(new, is_associated)| NewItem { is_associated, ..new })
}

fn updates() -> impl Strategy<Value = ItemUpdate> {
    prop_oneof![
        4 => (entries(), addresses()).prop_map(|(entry, address)| ItemUpdate::set(entry, address)),
        2 => entries().prop_map(ItemUpdate::delete),
        2 => any::<bool>().prop_map(|is_read| ItemUpdate::set(MessageProperty::IsRead, is_read)),
        1 => names().prop_map(|name| ItemUpdate::set(DistributionListProperty::DisplayName, name)),
        1 => names().prop_map(|name| ItemUpdate::ExtendedProperty(display_name(name))),
        1 => prop::sample::select(&["IPM.Contact.Own", "IPM.Note", "IPM.DistList"][..])
            .prop_map(|class| ItemUpdate::set(ItemProperty::ItemClass, class)),
    ]
}

fn steps() -> impl Strategy<Value = Step> {
    let places = || 0..40_usize;
    let delete_types = || prop::sample::select(DeleteType::ALL);
    prop_oneof![
        9 => (places(), new_items()).prop_map(|(place, new)| Step::Create(place, new)),
        6 => (places(), prop::collection::vec(updates(), 1..4))
            .prop_map(|(place, updates)| Step::Update(place, updates)),
        2 => (places(), any::<bool>()).prop_map(|(place, is_read)| Step::SetRead(place, is_read)),
        1 => (places(), any::<bool>()).prop_map(|(place, is_read)| Step::MarkAllRead(place, is_read)),
        4 => (places(), delete_types()).prop_map(|(place, how)| Step::Delete(place, how)),
        6 => (places(), places()).prop_map(|(place, to)| Step::Move(place, to)),
        2 => (places(), places()).prop_map(|(place, to)| Step::Copy(place, to)),
        2 => (places(), places()).prop_map(|(place, to)| Step::MoveFromElsewhere(place, to)),
        1 => names().prop_filter("a group has a name", |name| !name.is_empty()).prop_map(Step::AddImGroup),
        4 => (places(), 0..6_usize).prop_map(|(place, group)| Step::AddToGroup(place, group)),
        1 => (places(), delete_types()).prop_map(|(place, how)| Step::EmptyFolder(place, how)),
        1 => places().prop_map(Step::CopyFolder),
    ]
}

fn policies() -> impl Strategy<Value = Policies> {
    (any::<[bool; 3]>(), 2..8_usize).prop_map(|([moves, removes, alone], max_im_contacts)| {
        Policies::default().with(|policies| {
            policies.last_group = if moves { LastGroup::MoveToOtherContacts } else { LastGroup::Delete };
            policies.removed_group_members =
                if removes { RemovedGroupMembers::Remove } else { RemovedGroupMembers::Keep };
            policies.link_contacts = !alone;
            policies.max_im_contacts = max_im_contacts;
        })
    })
}

proptest! {
    #[test]
    fn no_sequence_of_transitions_breaks_an_invariant_and_no_refusal_changes_anything(
        policies in policies(),
        generation in prop::sample::select(&[Generation::Exchange2007, Generation::Exchange2013][..]),
        steps in prop::collection::vec(steps(), 1..40),
    ) {
        let mailbox = Mailbox::of_generation(generation, 1, "ada@example.test", "Ada");
        let mut mailbox = mailbox.with_policies(policies);
        for step in steps {
            let before = mailbox.clone();
            let result = step.apply(&mut mailbox);
            prop_assert_eq!(mailbox.check(), Ok(()), "after {:?}", step);
            if result.is_err() {
                prop_assert!(mailbox == before, "{:?} has changed something", step);
            }
        }
    }
}
