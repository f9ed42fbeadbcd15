//! The world a client meets: two colleagues with mail, contacts and each other on their IM lists.

use ews_sim::mailbox::{FolderKey, NewImContact, NewItem};
use ews_sim::property::{
    ContactProperty, EntryProperty, ItemKind, ItemProperty, MessageProperty, PropertyValue,
};
use ews_sim::schema::{BodyType, EmailAddress};
use ews_sim::{Policies, Result, Simulator, User};

/// A user: the address that names the mailbox, and the name shown for it.
type Person = (&'static str, &'static str);

pub(crate) const ADA: Person = ("ada@example.test", "Ada Archer");
pub(crate) const BOB: Person = ("bob@example.test", "Bob Baker");

/// Ada and Bob, who have written to each other and know Carol.
pub(crate) fn world() -> Simulator {
    // Clients ask for the properties of all kinds of items at once.
    let policies = Policies::default().with(|it| it.leaves_out_properties_of_other_kinds = true);
    let builder = Simulator::builder().policies(policies);
    let builder = [ADA, BOB]
        .into_iter()
        .fold(builder, |builder, (address, name)| builder.user(User::new(address, name)).mailbox(address));
    let mut simulator = builder.build();
    for (owner, other) in [(ADA, BOB), (BOB, ADA)] {
        let seeded = simulator.seed(owner.0, |mailbox, now| {
            let colleagues = mailbox.add_im_group("Colleagues")?;
            let known = NewImContact { im_address: other.0, display_name: Some(other.1) };
            mailbox.add_im_contact(known, Some(colleagues), now)?;
            mailbox.create_item(FolderKey::CONTACTS, carol(), now)?;
            for (subject, text) in [("Lunch", "At noon?"), ("Minutes", "Nothing was decided.")] {
                let message = message(other, owner, subject, text).with(ItemProperty::DateTimeReceived, now);
                mailbox.create_item(FolderKey::INBOX, message, now)?;
            }
            Result::Ok(())
        });
        seeded.expect("there is room in an empty mailbox");
    }
    simulator
}

fn carol() -> NewItem {
    NewItem::new(ItemKind::Contact)
        .with(ContactProperty::DisplayName, "Carol Cooper")
        .with(ContactProperty::GivenName, "Carol")
        .with(ContactProperty::Surname, "Cooper")
        .with(EntryProperty::EmailAddress1, "carol@example.test")
}

fn message(from: Person, to: Person, subject: &str, text: &str) -> NewItem {
    let mailbox = |(address, name): Person| EmailAddress::smtp(name, address);
    let sender = || PropertyValue::Mailbox(Box::new(mailbox(from)));
    NewItem::new(ItemKind::Message)
        .with(ItemProperty::Subject, subject)
        .with(ItemProperty::Body, PropertyValue::Body(BodyType::Text, text.to_owned()))
        .with(MessageProperty::Sender, sender())
        .with(MessageProperty::From, sender())
        .with(MessageProperty::ToRecipients, PropertyValue::Mailboxes(vec![mailbox(to)]))
        .with(MessageProperty::IsRead, false)
}
