//! The MIME content of items: messages as Internet messages, contacts as vCards, appointments as iCalendar.
//!
//! It is made from the values each time, and the same values make the same bytes.

use crate::content::file_as::NameParts;
use crate::content::icalendar::{Appointment, FreeBusy};
use crate::content::mime::{Importance, MimeMessage, Sensitivity};
use crate::content::recipients::Recipient;
use crate::content::vcard::{PhysicalAddress, VCard};
use crate::mailbox::{Item, Mailbox};
use crate::property::{
    CalendarItemProperty as C, ContactProperty as P, EntryProperty as E, Held, ItemKind, ItemProperty as I,
    MessageProperty as M, PropertyBag, ValueRef,
};
use crate::schema::{BodyType, EmailAddress};

/// An item as bytes.
pub(super) fn content(mailbox: &Mailbox, item: &Item) -> Vec<u8> {
    match item.kind() {
        ItemKind::Contact => vcard(item).into_bytes(),
        ItemKind::CalendarItem => appointment(mailbox, item).into_bytes(),
        _ => message(mailbox, item).to_bytes(),
    }
}

fn message(mailbox: &Mailbox, item: &Item) -> MimeMessage {
    let values = item.properties();
    let text = |property: I| values.text(property).map(str::to_owned);
    let recipients = |property: M| values.mailboxes(property).iter().map(recipient).collect();
    let one = |property: M| values.mailboxes(property).first().map(recipient);
    let (text_body, html_body) = match body_of(item) {
        Some((BodyType::Html, body)) => (None, Some(body.to_owned())),
        Some((BodyType::Text, body)) => (Some(body.to_owned()), None),
        None => (Some(String::new()), None),
    };
    let time = mailbox.value(item, I::DateTimeSent).and_then(|held| held.lend().time());
    MimeMessage {
        subject: text(I::Subject),
        from: one(M::From),
        sender: one(M::Sender).filter(|sender| Some(sender) != one(M::From).as_ref()),
        to: recipients(M::ToRecipients),
        cc: recipients(M::CcRecipients),
        bcc: recipients(M::BccRecipients),
        reply_to: recipients(M::ReplyTo),
        date: time,
        message_id: values.text(M::InternetMessageId).map(str::to_owned),
        in_reply_to: text(I::InReplyTo),
        references: values.text(M::References).map(str::to_owned),
        thread_topic: values.text(M::ConversationTopic).map(str::to_owned),
        thread_index: match values.get(M::ConversationIndex) {
            Some(ValueRef::Binary(index)) => Some(index.to_owned()),
            _ => None,
        },
        categories: categories(values).map(str::to_owned).collect(),
        importance: importance(values),
        sensitivity: sensitivity(values),
        is_read_receipt_requested: values.boolean(M::IsReadReceiptRequested) == Some(true),
        is_delivery_receipt_requested: values.boolean(M::IsDeliveryReceiptRequested) == Some(true),
        headers: Vec::new(),
        text: text_body,
        html: html_body,
        attachments: Vec::new(),
    }
}

fn vcard(item: &Item) -> String {
    let values = item.properties();
    let text = |property: P| values.text(property);
    let entries = |entries: &[E]| entries.iter().filter_map(|entry| values.text(*entry)).collect();
    let address = |parts: [E; 5]| {
        let [street, city, state, country_or_region, postal_code] = parts.map(|part| values.text(part));
        PhysicalAddress { street, city, state, country_or_region, postal_code }
    };
    VCard {
        name: NameParts {
            given_name: text(P::GivenName),
            middle_name: text(P::MiddleName),
            surname: text(P::Surname),
            generation: text(P::Generation),
            display_name: text(P::DisplayName),
            nickname: text(P::Nickname),
            company_name: text(P::CompanyName),
            ..NameParts::default()
        },
        file_as: text(P::FileAs),
        department: text(P::Department),
        job_title: text(P::JobTitle),
        email_addresses: entries(&[E::EmailAddress1, E::EmailAddress2, E::EmailAddress3]),
        phone_numbers: E::of_dictionary(P::PhoneNumbers)
            .filter_map(|entry| Some((entry.entry().key, values.text(entry)?)))
            .collect(),
        im_addresses: entries(&[E::ImAddress1, E::ImAddress2, E::ImAddress3]),
        physical_addresses: vec![
            (
                "Home",
                address([
                    E::HomeStreet,
                    E::HomeCity,
                    E::HomeState,
                    E::HomeCountryOrRegion,
                    E::HomePostalCode,
                ]),
            ),
            (
                "Business",
                address([
                    E::BusinessStreet,
                    E::BusinessCity,
                    E::BusinessState,
                    E::BusinessCountryOrRegion,
                    E::BusinessPostalCode,
                ]),
            ),
            (
                "Other",
                address([
                    E::OtherStreet,
                    E::OtherCity,
                    E::OtherState,
                    E::OtherCountryOrRegion,
                    E::OtherPostalCode,
                ]),
            ),
        ]
        .into_iter()
        .filter(|(_, address)| *address != PhysicalAddress::default())
        .collect(),
        business_home_page: text(P::BusinessHomePage),
        birthday: values.time(P::Birthday),
        categories: categories(values).collect(),
        body: body_of(item).map(|(_, body)| body),
    }
    .to_text()
}

fn appointment(mailbox: &Mailbox, item: &Item) -> String {
    let values = item.properties();
    let created = values.time(I::DateTimeCreated).unwrap_or_default();
    Appointment {
        uid: values.text(C::UID).unwrap_or_default(),
        date_time_stamp: created,
        start: values.time(C::Start).unwrap_or(created),
        end: values.time(C::End).unwrap_or(created),
        is_all_day_event: values.boolean(C::IsAllDayEvent) == Some(true),
        subject: values.text(I::Subject),
        location: values.text(C::Location),
        body: body_of(item).map(|(_, body)| body),
        organizer: None,
        required_attendees: &[],
        optional_attendees: &[],
        resources: &[],
        legacy_free_busy_status: match mailbox
            .value(item, C::LegacyFreeBusyStatus)
            .as_ref()
            .and_then(Held::text)
        {
            Some("Free") => FreeBusy::Free,
            Some("Tentative") => FreeBusy::Tentative,
            Some("OOF") => FreeBusy::OutOfOffice,
            Some("WorkingElsewhere") => FreeBusy::WorkingElsewhere,
            _ => FreeBusy::Busy,
        },
        importance: importance(values),
        sensitivity: sensitivity(values),
        categories: categories(values).collect(),
        reminder_minutes_before_start: values
            .boolean(I::ReminderIsSet)
            .filter(|is_set| *is_set)
            .and_then(|_| values.integer(I::ReminderMinutesBeforeStart))
            .and_then(|minutes| u32::try_from(minutes).ok()),
    }
    .to_text()
}

fn body_of(item: &Item) -> Option<(BodyType, &str)> {
    item.properties().get(I::Body).and_then(ValueRef::body)
}

fn recipient(mailbox: &EmailAddress) -> Recipient {
    Recipient {
        name: mailbox.name.clone(),
        email_address: mailbox.email_address.as_deref().unwrap_or_default().to_owned(),
    }
}

fn categories(values: &PropertyBag) -> impl Iterator<Item = &str> {
    let texts = match values.get(I::Categories) {
        Some(ValueRef::Texts(texts)) => Some(texts),
        _ => None,
    };
    texts.into_iter().flatten()
}

fn importance(values: &PropertyBag) -> Importance {
    match values.text(I::Importance) {
        Some("Low") => Importance::Low,
        Some("High") => Importance::High,
        _ => Importance::Normal,
    }
}

fn sensitivity(values: &PropertyBag) -> Sensitivity {
    match values.text(I::Sensitivity) {
        Some("Personal") => Sensitivity::Personal,
        Some("Private") => Sensitivity::Private,
        Some("Confidential") => Sensitivity::Confidential,
        _ => Sensitivity::Normal,
    }
}
