//! Seeds a mailbox and takes a contact out of an instant-messaging group, over the wire and back.
//!
//! ```text
//! cargo run --example quickstart
//! ```

use ews_sim::mailbox::NewImContact;
use ews_sim::{Mailbox, ServerProfile, Simulator};

const ADA: &str = "ada@example.test";

/// The documented RemoveImContactFromGroup request, with `{contact}` and `{group}` for live ids.
const REQUEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
               xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"
               xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">
   <soap:Header>
      <t:RequestServerVersion Version="Exchange2013" />
      <t:MailboxCulture>en-US</t:MailboxCulture>
   </soap:Header>
   <soap:Body>
      <m:RemoveImContactFromGroup>
         <m:ContactId Id="{contact}"
                      ChangeKey="{contact_key}"/>
         <m:GroupId Id="{group}"
                    ChangeKey="EgAAAA=="/>
      </m:RemoveImContactFromGroup>
   </soap:Body>
</soap:Envelope>
"#;

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
    let request = REQUEST
        .replace("{contact}", &mailbox.item_id(bob))
        .replace("{contact_key}", &mailbox.contact_change_key(bob).encode())
        .replace("{group}", &mailbox.group_id(mailbox.im_group(work).expect("just added")));

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
    let line = |group: &ews_sim::mailbox::ImGroup| {
        let members: Vec<_> = mailbox.members(group.key()).map(|contact| contact.display_name()).collect();
        format!("  {}: {}\n", group.display_name(), members.join(", "))
    };
    mailbox.im_groups().map(line).collect()
}
