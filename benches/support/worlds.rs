//! Simulators with contacts, on the IM list and in Contacts.

use ews_sim::mailbox::{ContactKey, FolderKey, ImGroupKey, NewImContact, NewItem};
use ews_sim::property::{ItemKind, ItemProperty, MessageProperty, PropertyValue};
use ews_sim::schema::EmailAddress;
use ews_sim::{Mailbox, Policies, Simulator};
use jiff::Timestamp;

use super::documents;

/// Who sends the requests.
pub const ADA: &str = "ada@example.test";
/// Contacts in each of the groups.
const GROUP_SIZE: usize = 500;

/// A membership that a request can end, and can be begun again.
#[derive(Clone)]
pub struct Membership {
    pub contact: ContactKey,
    pub group: ImGroupKey,
    pub contact_id: String,
    pub group_id: String,
}

/// A simulator of one mailbox with as many IM contacts, each in two groups.
pub fn simulator(contacts: usize) -> Simulator {
    let mut policies = Policies::default();
    policies.max_im_contacts = usize::MAX;
    policies.max_im_groups = usize::MAX;
    let mut simulator = Simulator::builder().policies(policies).mailbox(ADA).build();
    let now = simulator.now();
    let mailbox = simulator.mailbox_mut(ADA).expect("built with it");
    let mut groups: Vec<_> = (0..contacts.div_ceil(GROUP_SIZE).max(2))
        .map(|number| mailbox.add_im_group(&format!("Group {number:05}")).expect("the name is free"))
        .collect();
    for number in 0..contacts {
        let im_address = format!("user{number:07}@example.test");
        let name = format!("User Number {number:07}");
        let new = NewImContact { im_address: &im_address, display_name: Some(&name) };
        let contact = mailbox.add_im_contact(new, Some(groups[0]), now).expect("there is room");
        mailbox.add_contact_to_group(contact, Some(groups[1])).expect("both are there");
        groups.rotate_left(1);
    }
    simulator
}

/// A simulator of one mailbox with as many messages in its Inbox, in an order without any.
pub fn with_messages(count: usize) -> Simulator {
    let mut simulator = Simulator::builder().mailbox(ADA).build();
    let now = simulator.now();
    let mailbox = simulator.mailbox_mut(ADA).expect("built with it");
    let mut state = 1_u64;
    for _ in 0..count {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let number = (state >> 33) as i64;
        let received = Timestamp::from_second(1_500_000_000 + number % 250_000_000).expect("in range");
        let from = EmailAddress {
            name: Some(format!("User {}", number % 997)),
            email_address: Some(format!("user{}@example.test", number % 997).into()),
            ..EmailAddress::default()
        };
        let kind = ["Report", "Meeting notes", "Re: your question"][number as usize % 3];
        let message = NewItem::new(ItemKind::Message)
            .with(ItemProperty::Subject, format!("{kind} of project {:05}", number % 100_000))
            .with(ItemProperty::DateTimeReceived, received)
            .with(ItemProperty::Categories, PropertyValue::Texts(vec![format!("Color {}", number % 11)]))
            .with(MessageProperty::IsRead, number % 2 == 0)
            .with(MessageProperty::From, PropertyValue::Mailbox(Box::new(from)));
        mailbox.create_item(FolderKey::INBOX, message, now).expect("nothing is against it");
    }
    simulator
}

/// Memberships of contacts all over the mailbox, in an order without any.
pub fn memberships(mailbox: &Mailbox, count: usize) -> Vec<Membership> {
    let mut contacts: Vec<_> = mailbox.im_contacts().collect();
    shuffle(&mut contacts);
    let chosen = contacts.into_iter().take(count);
    chosen
        .filter_map(|contact| {
            let group = mailbox.im_group(contact.im_groups().next()?)?;
            Some(Membership {
                contact: contact.key(),
                group: group.key(),
                contact_id: mailbox.item_id_of(contact),
                group_id: mailbox.item_id_of(group),
            })
        })
        .collect()
}

/// The ids of the contacts on the IM list.
pub fn contact_ids(simulator: &Simulator) -> Vec<String> {
    let mailbox = simulator.mailbox(ADA).expect("built with it");
    mailbox.im_contacts().map(|contact| mailbox.item_id_of(contact)).collect()
}

/// A simulator of one mailbox with as many contacts in Contacts, made by requests, a thousand at a time.
pub fn contacts(count: usize) -> Simulator {
    let mut simulator = Simulator::builder().mailbox(ADA).build();
    let mut made = 0;
    while made < count {
        let next = (made + 1000).min(count);
        let reply = simulator.handle(ADA, documents::create_contacts(made..next).as_bytes());
        assert!(reply.is_success(), "{reply}");
        made = next;
    }
    simulator
}

/// Ids of contacts in Contacts, all over the mailbox, in an order without any.
pub fn ids_of_contacts(simulator: &Simulator, count: usize) -> Vec<String> {
    let mailbox = simulator.mailbox(ADA).expect("built with it");
    let mut ids: Vec<_> = mailbox.items_in(FolderKey::CONTACTS).collect();
    shuffle(&mut ids);
    ids.into_iter().take(count).map(|item| mailbox.item_id_of(item)).collect()
}

/// The same disorder every time.
fn shuffle<T>(things: &mut [T]) {
    let mut state = 1_u64;
    for at in (1..things.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        things.swap(at, (state >> 33) as usize % (at + 1));
    }
}
