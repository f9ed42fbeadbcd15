use super::*;
use crate::mailbox::{DistinguishedPropertySet, ExtendedFieldUri, ExtendedPropertyValue, Guid};
use crate::property::{
    BaseFolderProperty as B, ContactProperty, FolderKind, ItemKind, ValueRef, number_of_word, word_of_number,
};
use crate::schema::{BodyType, EmailAddress, Flag, FlagStatus, InternetHeader, RetentionTag};
use crate::wire::Type;
use crate::{Error, ResponseCode, Result};
use MapiPropertyType as Mapi;

const NEWEST: ExchangeVersion = ExchangeVersion::NEWEST;

fn tag(tag: u16, of_type: MapiPropertyType) -> ExtendedPropertyPath {
    ExtendedPropertyPath::new(ExtendedFieldUri::tag(tag, of_type)).expect("the tag is no custom one")
}

/// A number in a set that is named by its GUID.
fn id(set: DistinguishedPropertySet, id: i32, of_type: MapiPropertyType) -> ExtendedPropertyPath {
    ExtendedPropertyPath::new(ExtendedFieldUri {
        property_tag: None,
        property_set_id: Some(set.guid()),
        property_id: Some(id),
        ..ExtendedFieldUri::tag(0, of_type)
    })
    .expect("a set and a number are a path")
}

fn one(text: &str) -> ExtendedPropertyValue {
    ExtendedPropertyValue::One(text.to_owned())
}

fn native(kind: ItemKind, path: &ExtendedPropertyPath) -> Option<Native> {
    kind.kind().native(path)
}

/// What the path leads to, and the value of the property as the stored property has it and back.
#[track_caller]
fn assert_round_trip(kind: ItemKind, path: &ExtendedPropertyPath, value: &PropertyValue, stored: &str) {
    let Some(Native::Property(property, form)) = native(kind, path) else { panic!("{path:?} leads nowhere") };
    assert_eq!(form.stored(property, value.lend()), Some(one(stored)), "{property:?}");
    let back = form.value(property, path.property_type(), &one(stored), None);
    assert_eq!(back.as_ref(), Ok(value), "{property:?}");
}

fn refused() -> Result<PropertyValue> {
    Err(Error::new(ResponseCode::ErrorInvalidExtendedPropertyValue))
}

#[test]
fn what_is_not_stored_there_is_not_native() {
    let set = DistinguishedPropertySet::Task;
    for path in [
        tag(0x0037, Mapi::Integer),
        tag(0x1234, Mapi::String),
        id(set, 0x8102, Mapi::Integer),
        id(DistinguishedPropertySet::Common, 0x8102, Mapi::Double),
        tag(0x3A06, Mapi::String),
    ] {
        assert_eq!(native(ItemKind::Task, &path), None, "{path:?}");
    }
    assert_eq!(FolderKind::Folder.kind().native(&tag(0x0E07, Mapi::Integer)), None);
    assert_eq!(native(ItemKind::Contact, &tag(0x0042, Mapi::String)), None);
}

#[test]
fn what_a_property_cannot_hold_is_refused() {
    for (kind, path, bad) in [
        (ItemKind::Message, tag(0x0036, Mapi::Integer), "4"),
        (ItemKind::Message, tag(0x0036, Mapi::Integer), "-1"),
        (ItemKind::Message, tag(0x0017, Mapi::Integer), "High"),
        (ItemKind::Message, tag(0x1090, Mapi::Integer), "3"),
        (ItemKind::Message, tag(0x3019, Mapi::Binary), "AQI="),
        (ItemKind::Message, tag(0x1013, Mapi::Binary), "/w=="),
        (ItemKind::Message, tag(0x0E69, Mapi::Boolean), "maybe"),
        (ItemKind::Message, tag(0x0E06, Mapi::SystemTime), "today"),
        (ItemKind::Task, id(DistinguishedPropertySet::Task, 0x8102, Mapi::Double), "half"),
        (ItemKind::Message, tag(0x0E1D, Mapi::String), "read only"),
    ] {
        let Some(Native::Property(property, form)) = native(kind, &path) else { panic!("{path:?}") };
        assert_eq!(form.value(property, path.property_type(), &one(bad), None), refused(), "{path:?} {bad}");
    }
    let many = ExtendedPropertyValue::Many(vec!["1".to_owned()]);
    assert_eq!(Form::Number.value(I::Importance.into(), Mapi::Integer, &many, None), refused());
}

#[test]
fn ip_155_a_tag_reads_the_property() {
    let message = ItemKind::Message;
    assert_round_trip(message, &tag(0x0037, Mapi::String), &"Subject".into(), "Subject");
    assert_round_trip(message, &tag(0x0E69, Mapi::Boolean), &true.into(), "true");
    assert_round_trip(message, &tag(0x0036, Mapi::Integer), &PropertyValue::Word("Private"), "2");
    assert_round_trip(message, &tag(0x0017, Mapi::Integer), &PropertyValue::Word("High"), "2");
    let body = PropertyValue::Body(BodyType::Text, "text".to_owned());
    assert_round_trip(message, &tag(0x1000, Mapi::String), &body, "text");
    let body = PropertyValue::Body(BodyType::Html, "<p>".to_owned());
    assert_round_trip(message, &tag(0x1013, Mapi::Binary), &body, "PHA+");
    let time = "2020-01-01T00:00:00Z";
    let value = PropertyValue::Time(time.parse().expect("the time exists"));
    assert_round_trip(message, &tag(0x0E06, Mapi::SystemTime), &value, time);
    let flag = |flag_status| {
        let flag = Flag { flag_status, start_date: None, due_date: None, complete_date: None };
        PropertyValue::Flag(Box::new(flag))
    };
    assert_round_trip(message, &tag(0x1090, Mapi::Integer), &flag(FlagStatus::Flagged), "2");
    assert_round_trip(message, &tag(0x1090, Mapi::Integer), &flag(FlagStatus::Complete), "1");
    let unset = flag(FlagStatus::NotFlagged);
    assert_eq!(Form::FlagStatus.stored(I::Flag.into(), unset.lend()), None);
    let policy = Guid([1; 16]).to_string().into();
    let policy = PropertyValue::RetentionTag(Box::new(RetentionTag { is_explicit: true, id: policy }));
    assert_round_trip(message, &tag(0x3019, Mapi::Binary), &policy, "AQEBAQEBAQEBAQEBAQEBAQ==");
    let folder_class = FolderKind::Folder.kind().native(&tag(0x3613, Mapi::String));
    assert_eq!(folder_class, Some(Native::Property(B::FolderClass.into(), Form::Same)));
}

#[test]
fn ip_154_a_number_in_a_set_reads_the_property_however_the_set_is_named() {
    let in_task = |number, of_type| id(DistinguishedPropertySet::Task, number, of_type);
    let task = ItemKind::Task;
    assert_round_trip(task, &in_task(0x8101, Mapi::Integer), &PropertyValue::Word("Deferred"), "4");
    assert_round_trip(task, &in_task(0x8102, Mapi::Double), &PropertyValue::Double(25.0), "0.25");
    let in_address = |number, of_type| id(DistinguishedPropertySet::Address, number, of_type);
    let contact = ItemKind::Contact;
    assert_round_trip(contact, &in_address(0x8022, Mapi::Integer), &PropertyValue::Word("Business"), "2");
    let mapping = PropertyValue::Word("LastCommaFirst");
    assert_round_trip(contact, &in_address(0x8006, Mapi::Integer), &mapping, "32791");
    assert_round_trip(contact, &in_address(0x8083, Mapi::String), &"a@b".into(), "a@b");
    let entry = Native::Property(EntryProperty::MobilePhone.into(), Form::Same);
    assert_eq!(native(contact, &tag(0x3A1C, Mapi::String)), Some(entry));
    let appointment = id(DistinguishedPropertySet::Appointment, 0x825A, Mapi::Boolean);
    assert_round_trip(ItemKind::CalendarItem, &appointment, &false.into(), "true");
    let keywords = ExtendedPropertyPath::new(ExtendedFieldUri {
        property_tag: None,
        distinguished_property_set_id: Some(DistinguishedPropertySet::PublicStrings),
        property_name: Some("Keywords"),
        ..ExtendedFieldUri::tag(0, Mapi::StringArray)
    });
    let Some(Native::Property(property, form)) =
        native(task, &keywords.expect("a set and a name are a path"))
    else {
        panic!("categories are keywords")
    };
    let categories = PropertyValue::Texts(vec!["a".to_owned()]);
    let stored = ExtendedPropertyValue::Many(vec!["a".to_owned()]);
    assert_eq!(form.stored(property, categories.lend()).as_ref(), Some(&stored));
    assert_eq!(form.value(property, Mapi::StringArray, &stored, None), Ok(categories));
}

#[test]
fn parts_of_a_mailbox_are_stored_apart() {
    let mailbox = EmailAddress { name: Some("Ada".to_owned()), ..EmailAddress::default() };
    let mailbox = PropertyValue::Mailbox(Box::new(mailbox));
    assert_round_trip(ItemKind::Message, &tag(0x0042, Mapi::String), &mailbox, "Ada");
    let both = Form::EmailAddress.value(M::From.into(), Mapi::String, &one("a@b"), Some(mailbox.lend()));
    let Ok(PropertyValue::Mailbox(both)) = both else { panic!("{both:?}") };
    assert_eq!((both.name.as_deref(), both.email_address.as_deref()), (Some("Ada"), Some("a@b")));
}

#[test]
fn some_forms_are_read_only() {
    let subject = ValueRef::Text("RE: Plan");
    assert_eq!(Form::SubjectPrefix.stored(I::Subject.into(), subject), Some(one("RE: ")));
    assert_eq!(Form::NormalizedSubject.stored(I::Subject.into(), subject), Some(one("Plan")));
    let headers = vec![
        InternetHeader { header_name: "X".to_owned(), value: "1".to_owned() },
        InternetHeader::default(),
    ];
    let headers = PropertyValue::InternetHeaders(headers);
    let property = I::InternetMessageHeaders.into();
    assert_eq!(Form::Headers.stored(property, headers.lend()), Some(one("X: 1\r\n: \r\n")));
    for (duration, minutes) in [("P1D", "1440"), ("PT30M", "30"), ("P1DT2H", "1560"), ("PT0S", "0")] {
        let stored = Form::Minutes.stored(C::Duration.into(), ValueRef::Text(duration));
        assert_eq!(stored, Some(one(minutes)));
    }
    for form in [Form::SubjectPrefix, Form::NormalizedSubject, Form::Headers, Form::Minutes] {
        assert!(!form.is_writable());
        assert_eq!(Native::Property(I::Subject.into(), form).allows(Verb::Update, NEWEST), Allowed::No);
    }
}

#[test]
fn ip_157_times_of_delivery_are_written_when_an_item_is_made_and_what_is_computed_never() {
    let allows = |path: &ExtendedPropertyPath| {
        let native = native(ItemKind::Message, path).expect("the path leads to something native");
        [Verb::Create, Verb::Update, Verb::Delete].map(|verb| native.allows(verb, NEWEST) == Allowed::Yes)
    };
    for imported in [tag(0x0E06, Mapi::SystemTime), tag(0x0039, Mapi::SystemTime), tag(0x0E07, Mapi::Integer)]
    {
        assert_eq!(allows(&imported), [true, false, false], "{imported:?}");
    }
    for computed in [
        tag(0x0E08, Mapi::Integer),
        tag(0x0FFF, Mapi::Binary),
        tag(0x3007, Mapi::SystemTime),
        tag(0x3008, Mapi::SystemTime),
        tag(0x0FF4, Mapi::Integer),
        tag(0x0E1B, Mapi::Boolean),
    ] {
        assert_eq!(allows(&computed), [false; 3], "{computed:?}");
    }
    for count in [0x3602, 0x3603] {
        let native = FolderKind::Folder.kind().native(&tag(count, Mapi::Integer));
        assert_eq!(native.map(|native| native.allows(Verb::Create, NEWEST)), Some(Allowed::No));
    }
    assert_eq!(allows(&tag(0x0037, Mapi::String)), [true; 3]);
    assert_eq!(FolderKind::Folder.kind().native(&tag(0x10F4, Mapi::Boolean)), None);
}

#[test]
fn ip_156_ip_160_the_flags_word_holds_flags() {
    let message = ItemKind::Message.kind();
    assert_eq!(message.native(&tag(0x0E07, Mapi::Integer)), Some(Native::MessageFlags));
    assert_eq!(message_flags(message, |_| true), 0xff);
    assert_eq!(message_flags(message, |property| property == M::IsRead.into()), 1);
    assert_eq!(message_flags(ItemKind::Contact.kind(), |_| true), 0xfe);
    let set: Vec<_> = from_message_flags(message, 1).collect();
    assert!(set.contains(&(M::IsRead.into(), true.into())));
    assert!(set.contains(&(I::IsDraft.into(), false.into())));
    assert!(!set.iter().any(|(property, _)| *property == I::HasAttachments.into()));
    assert!(!set.iter().any(|(property, _)| *property == P::IsRead.into()));
}

#[test]
fn words_and_numbers_lead_to_each_other() {
    for (property, form) in FORMS.iter().filter(|(_, form)| *form == Form::Number) {
        let Type::Simple(simple) = (property.property().element.of_type)() else { panic!("{property:?}") };
        let crate::wire::Form::Enumeration(words) = simple.form else { panic!("{property:?} {form:?}") };
        let numbers: Vec<_> = words
            .iter()
            .filter_map(|word| Some((word.name, number_of_word(*property, word.name)?)))
            .collect();
        assert!(numbers.len() >= 3, "{property:?}");
        for (word, number) in numbers {
            assert_eq!(word_of_number(*property, number), Some(word), "{property:?}");
        }
    }
    let mapping = ContactProperty::FileAsMapping.into();
    assert_eq!((number_of_word(mapping, "None"), word_of_number(mapping, 1)), (Some(0), None));
}

#[test]
fn every_stored_property_of_a_row_has_a_form_that_fits_its_type() {
    for kind in ItemKind::ALL {
        for property in kind.kind().properties() {
            let Some(mapi) = property.mapi else { continue };
            let Type::Simple(_) = (property.element.of_type)() else {
                let is_list = mapi.of_type == Mapi::StringArray;
                assert!(is_list || property.form() != Form::Same, "{property:?}");
                continue;
            };
            let stored = match mapi.of_type {
                Mapi::String => ValueRef::Text("text"),
                Mapi::Boolean => ValueRef::Boolean(true),
                Mapi::Integer => ValueRef::Integer(1),
                Mapi::Double => ValueRef::Double(1.0),
                Mapi::SystemTime => ValueRef::Time(jiff::Timestamp::UNIX_EPOCH),
                Mapi::Binary => ValueRef::Binary(&[1]),
                other => panic!("{property:?} is stored as {other:?}"),
            };
            if property.form() == Form::Same {
                let value = Form::Same.stored(property.id, stored).expect("plain values have a text");
                let back = Form::Same.value(property.id, mapi.of_type, &value, None).expect("and back");
                let written = std::panic::catch_unwind(|| {
                    let mut writer =
                        crate::wire::Writer::new(crate::wire::Naming::Prefixes, crate::wire::Spelling::Http);
                    (property.write)(&back, &mut writer, &property.element);
                });
                assert!(written.is_ok(), "{property:?} cannot hold what is stored");
            }
        }
    }
}
