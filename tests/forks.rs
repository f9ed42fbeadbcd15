//! What forks cost, counted by the allocator: a clone next to nothing whatever the size, the first write
//! after it a small part of a full copy. One test, so that nothing else allocates meanwhile.

use std::alloc::System;

use ews_sim::Simulator;
use ews_sim::mailbox::{DeleteType, FolderKey, ItemKey, ItemUpdate, NewContact, NewItem};
use ews_sim::property::{ContactProperty, ItemKind, ItemProperty};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const ADA: &str = "ada@example.test";

/// The contacts of the large mailbox. With more, the first write is a smaller part of a full copy.
const MANY: usize = 20_000;

/// A mailbox with so many contacts, and the bytes it takes.
fn contacts(count: usize) -> (Simulator, usize) {
    let region = Region::new(ALLOCATOR);
    let mut simulator = Simulator::builder().mailbox(ADA).build();
    let now = simulator.now();
    let mailbox = simulator.mailbox_mut(ADA).expect("built with it");
    for number in 0..count {
        let (name, address) = (format!("Contact {number}"), format!("contact{number}@example.test"));
        let new = NewContact { display_name: &name, email_addresses: &[&address], im_address: None };
        mailbox.add_contact(new, now);
    }
    let change = region.change();
    (simulator, change.bytes_allocated - change.bytes_deallocated)
}

/// Bytes allocated and allocations made by what is done.
fn cost<T>(work: impl FnOnce() -> T) -> (usize, usize) {
    let region = Region::new(ALLOCATOR);
    let result = work();
    let change = region.change();
    drop(result);
    (change.bytes_allocated, change.allocations)
}

#[test]
fn a_fork_costs_next_to_nothing_and_the_first_write_little() {
    let (small, _) = contacts(100);
    let (large, full_copy) = contacts(MANY);
    let fork = cost(|| large.clone());
    assert_eq!(fork, cost(|| small.clone()), "whatever the size");
    assert!(fork.0 <= 1024 && fork.1 <= 4, "{fork:?}");

    let contact = large.mailbox(ADA).and_then(|mailbox| mailbox.contacts(FolderKey::CONTACTS).nth(7));
    let contact = ItemKey(contact.expect("there are many").key().0);
    type Write = fn(&mut Simulator, ItemKey);
    let writes: [(&str, Write); 3] = [
        ("a contact is renamed", |fork, contact| {
            let name = ItemUpdate::set(ContactProperty::DisplayName, "Carol");
            let renamed = fork.seed(ADA, |mailbox, now| mailbox.update_item(contact, vec![name], now));
            renamed.map(drop).expect("it is there");
        }),
        ("a message comes", |fork, _| {
            let message = NewItem::new(ItemKind::Message).with(ItemProperty::Subject, "Hello");
            let made = fork.seed(ADA, |mailbox, now| mailbox.create_item(FolderKey::INBOX, message, now));
            made.map(drop).expect("a folder for messages");
        }),
        ("a contact goes", |fork, contact| {
            let deleted = fork.seed(ADA, |mailbox, _| mailbox.delete_item(contact, DeleteType::HardDelete));
            deleted.map(drop).expect("it is there");
        }),
    ];
    for (what, write) in writes {
        let mut fork = large.clone();
        let (bytes, _) = cost(|| write(&mut fork, contact));
        assert!(bytes * 1000 <= full_copy * 5, "{what}: {bytes} bytes of {full_copy}");
        println!("{what}: {bytes} bytes; a full copy: {full_copy}");
    }
}
