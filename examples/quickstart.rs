//! Seeds a mailbox and takes a contact out of an instant-messaging group, over the wire and back.
//!
//! ```text
//! cargo run --example quickstart
//! ```

use ews_sim::mailbox::{IM_GROUP_CHANGE_KEY, NewImContact};
use ews_sim::{Mailbox, ServerProfile, Simulator};

const ADA: &str = "ada@example.test";

/// The documented RemoveImContactFromGroup request, with `{contact}` and `{group}` for live ids.
const REQUEST: &str = include_str!("remove_im_contact_from_group.xml");

fn main() {
    let mut simulator = Simulator::builder().profile(ServerProfile::Exchange2013).mailbox(ADA).build();
    let seeded = simulator.seed(ADA, |mailbox, now| {
        let work = mailbox.add_im_group("Work")?;
        for (im_address, name) in [("bob@example.test", "Bob"), ("eve@example.test", "Eve")] {
            let contact = NewImContact { im_address, display_name: Some(name) };
            mailbox.add_im_contact(contact, Some(work), now)?;
        }
        Ok(work)
    });
    let work = seeded.expect("there is room");

    let mailbox = simulator.mailbox(ADA).expect("built with it");
    let bob = mailbox.im_contacts().next().expect("just added");
    let attributes = |id: String, change_key: &str| format!(r#"Id="{id}" ChangeKey="{change_key}""#);
    let contact = attributes(mailbox.item_id_of(bob), &mailbox.item_change_key(bob).encode());
    let group = mailbox.im_group(work).expect("just added");
    let group = attributes(mailbox.item_id_of(group), IM_GROUP_CHANGE_KEY);
    let request = REQUEST.replace("{contact}", &contact).replace("{group}", &group);

    println!("Before:\n{}", groups(mailbox));
    println!("Request:\n{request}");
    println!("Answer: {:?}\n", simulator.handle(ADA, request.as_bytes()));
    let refused = simulator.handle(ADA, request.as_bytes());
    println!("The same request again: {refused:?}\n");
    println!("Why: {}\n", refused.findings()[0]);
    println!("After:\n{}", groups(simulator.mailbox(ADA).expect("built with it")));
}

/// The groups and who is in them, read without XML.
fn groups(mailbox: &Mailbox) -> String {
    let line = |group: ews_sim::mailbox::ImGroup<'_>| {
        let members: Vec<_> = mailbox.members(group.key()).map(|contact| contact.display_name()).collect();
        format!("  {}: {}\n", group.display_name(), members.join(", "))
    };
    mailbox.im_groups().map(line).collect()
}
