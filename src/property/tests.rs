//! Items and folders are read from the wire and written to it without loss.

mod published;
mod shapes;

use super::*;
use crate::schema::*;
use crate::wire::{
    self, Choice, Element, Namespace, Naming, Options, Rejection, Spelling, Vocabulary, Writer,
};

/// The message whose body element is written by `content`.
fn message(naming: Naming, content: impl FnOnce(&mut Writer)) -> String {
    let mut writer = Writer::new(naming, Spelling::Http);
    writer.start(Namespace::Soap, "Envelope");
    if naming == Naming::Prefixes {
        writer.declare("s", Namespace::Soap);
        writer.declare("t", Namespace::Types);
    }
    writer.start(Namespace::Soap, "Body");
    content(&mut writer);
    writer.end(Namespace::Soap, "Body");
    writer.end(Namespace::Soap, "Envelope");
    String::from_utf8(writer.into_bytes()).expect("the writer writes UTF-8")
}

fn read<T: Choice>(elements: &'static [Element], message: &str) -> Result<T, Rejection> {
    let ends = |name: &str, before: &str| message.contains(&format!("{before}{name}></"));
    let element = elements.iter().find(|element| ends(element.name, "t:") || ends(element.name, "</"));
    let bodies = std::slice::from_ref(element.expect("the test names an element of a kind"));
    let vocabulary = Vocabulary { headers: &[], ignored_headers: &[], bodies, added: Vec::new() };
    let document = wire::parse(message.as_bytes(), &vocabulary, &Options::answer())?;
    Ok(T::read_branch(document.body()))
}

/// Reads an item, writes it, reads it again.
#[track_caller]
fn item(xml: &str) -> ItemObject {
    let elements = ItemObject::BRANCHES;
    let read = |message: &str| read::<ItemObject>(elements, message);
    let first = read(&message(Naming::Prefixes, |writer| writer.raw(xml)));
    let first = first.unwrap_or_else(|rejection| panic!("{rejection:?}\n{xml}"));
    for naming in [Naming::Prefixes, Naming::DefaultNamespace] {
        let written = message(naming, |writer| first.write_branch(writer, elements));
        let again = read(&written).unwrap_or_else(|rejection| panic!("{rejection:?}\n{written}"));
        assert_eq!(again, first, "{written}");
        assert_eq!(given(&written, first.kind), first.properties, "{written}");
    }
    first
}

/// What the item of a message gives, property by property, as values of its own.
fn given(message: &str, kind: ItemKind) -> Properties {
    let bodies = std::slice::from_ref(&kind.kind().element);
    let vocabulary = Vocabulary { headers: &[], ignored_headers: &[], bodies, added: Vec::new() };
    let document = wire::parse(message.as_bytes(), &vocabulary, &Options::answer());
    let document = document.unwrap_or_else(|rejection| panic!("{rejection:?}\n{message}"));
    let given = given_properties(document.body(), kind.kind());
    given.map(|(property, given)| (property, given.into_owned(property))).collect()
}

#[test]
fn texts_are_given_where_they_stand_and_all_else_as_values() {
    let contact = message(Naming::Prefixes, |writer| {
        writer.raw(
            "<t:Contact><t:Importance>High</t:Importance><t:GivenName>Ann</t:GivenName><t:PhoneNumbers>\
             <t:Entry Key=\"Pager\">1</t:Entry></t:PhoneNumbers></t:Contact>",
        );
    });
    let bodies = std::slice::from_ref(&ItemKind::Contact.kind().element);
    let vocabulary = Vocabulary { headers: &[], ignored_headers: &[], bodies, added: Vec::new() };
    let document = wire::parse(contact.as_bytes(), &vocabulary, &Options::answer()).expect("it is valid");
    let given: Vec<_> = given_properties(document.body(), ItemKind::Contact.kind()).collect();
    let expected: [(PropertyId, Given<'_>); 3] = [
        (ItemProperty::Importance.into(), PropertyValue::Word("High").into()),
        (ContactProperty::GivenName.into(), Given::One(Held::Lent(ValueRef::Text("Ann")))),
        (ContactProperty::PhoneNumbers.into(), Given::Entries(vec![(EntryProperty::Pager, "1")])),
    ];
    assert_eq!(given, expected);
    let [(_, word), (_, name), (_, numbers)] = expected;
    assert_eq!((word.text(), name.text(), numbers.text()), (Some("High"), Some("Ann"), None));
    assert_eq!((name.own(), word.own()), (None, Some(&PropertyValue::Word("High"))));
    assert_eq!(numbers.find_entry(|_, text| text.is_empty()), None);
    assert_eq!(numbers.clone().explode(ContactProperty::ImAddresses).next(), None);
    let exploded: Vec<_> = numbers.explode(ContactProperty::PhoneNumbers).collect();
    assert_eq!(exploded, [(EntryProperty::Pager, Held::Lent(ValueRef::Text("1")))]);
}

#[test]
fn the_class_of_a_kind_that_is_held_is_of_that_kind() {
    for kind in ItemKind::ALL.iter().filter(|kind| kind.is_held() && **kind != ItemKind::Item) {
        assert_eq!(ItemKind::of_class(kind.kind().class), *kind);
    }
}

fn is_refused(xml: &str) -> bool {
    read::<ItemObject>(ItemObject::BRANCHES, &message(Naming::Prefixes, |writer| writer.raw(xml))).is_err()
}

fn texts(texts: &[&str]) -> PropertyValue {
    PropertyValue::Texts(texts.iter().map(|&text| text.to_owned()).collect())
}

#[test]
fn what_does_not_fit_the_schema_is_refused() {
    for content in [
        "<t:Body>text</t:Body>",
        "<t:Sensitivity>Secret</t:Sensitivity>",
        "<t:Importance>High</t:Importance><t:Subject/>",
        "<t:Flag><t:DueDate>2020-01-01T00:00:00Z</t:DueDate></t:Flag>",
        "<t:DueDate>2020-01-01T00:00:00Z</t:DueDate>",
        "<t:ConversationIndex>!</t:ConversationIndex>",
    ] {
        assert!(is_refused(&format!("<t:Message>{content}</t:Message>")), "{content}");
    }
    let address = "<t:Contact><t:EmailAddresses><t:Entry>a@b</t:Entry></t:EmailAddresses></t:Contact>";
    assert!(is_refused(address));
}

#[test]
fn ip_086_the_minutes_of_a_reminder_have_bounds() {
    let with = |minutes: &str| {
        let minutes = format!("<t:ReminderMinutesBeforeStart>{minutes}</t:ReminderMinutesBeforeStart>");
        format!("<t:Task>{minutes}</t:Task>")
    };
    for minutes in ["-1", "2629801", "1525252320", "x", ""] {
        assert!(is_refused(&with(minutes)), "{minutes}");
    }
    for minutes in [0, 2_629_800, 1_525_252_321] {
        let task = item(&with(&minutes.to_string()));
        let value = task.get(ItemProperty::ReminderMinutesBeforeStart);
        assert_eq!(value, Some(&PropertyValue::Integer(minutes)));
    }
}

#[test]
fn values_of_messages() {
    let message = item(concat!(
        "<t:Message><t:MimeContent>TUl\nNRQ==</t:MimeContent><t:Subject/><t:Sensitivity>Private",
        "</t:Sensitivity>",
        "<t:Body BodyType=\"HTML\">&lt;p/&gt;</t:Body><t:Categories><t:String>a</t:String><t:String/>",
        "</t:Categories><t:InternetMessageHeaders><t:InternetMessageHeader HeaderName=\"X\">1",
        "</t:InternetMessageHeader></t:InternetMessageHeaders><t:EffectiveRights><t:CreateAssociated>false",
        "</t:CreateAssociated><t:CreateContents>false</t:CreateContents><t:CreateHierarchy>false",
        "</t:CreateHierarchy><t:Delete>true</t:Delete><t:Modify>true</t:Modify><t:Read>true</t:Read>",
        "</t:EffectiveRights><t:UniqueBody BodyType=\"Text\" IsTruncated=\"true\">x</t:UniqueBody>",
        "<t:Flag><t:FlagStatus>Flagged</t:FlagStatus></t:Flag><t:PolicyTag IsExplicit=\"true\">",
        "00000000-0000-0000-0000-000000000001</t:PolicyTag><t:ToRecipients><t:Mailbox><t:Name>Ada</t:Name>",
        "</t:Mailbox></t:ToRecipients><t:ConversationIndex>AQI=</t:ConversationIndex><t:From><t:Mailbox>",
        "<t:EmailAddress>a@b</t:EmailAddress></t:Mailbox></t:From><t:IsRead>1</t:IsRead></t:Message>",
    ));
    let value = |property: ItemProperty| message.get(property);
    assert_eq!(value(ItemProperty::MimeContent), Some(&PropertyValue::Binary(b"MIME".to_vec())));
    assert_eq!(value(ItemProperty::Subject), Some(&"".into()));
    assert_eq!(value(ItemProperty::Sensitivity), Some(&PropertyValue::Word("Private")));
    assert_eq!(value(ItemProperty::Body), Some(&PropertyValue::Body(BodyType::Html, "<p/>".to_owned())));
    let cut = PropertyValue::body(BodyType::Text, "x".to_owned(), Some(true));
    assert_eq!(value(ItemProperty::UniqueBody), Some(&cut));
    assert_eq!(cut.lend().body(), Some((BodyType::Text, "x")));
    assert_eq!(cut.into_stored(), PropertyValue::Body(BodyType::Text, "x".to_owned()));
    assert_eq!(value(ItemProperty::Categories), Some(&texts(&["a", ""])));
    let flag =
        Flag { flag_status: FlagStatus::Flagged, start_date: None, due_date: None, complete_date: None };
    assert_eq!(value(ItemProperty::Flag), Some(&PropertyValue::Flag(Box::new(flag))));
    assert!(
        matches!(value(ItemProperty::PolicyTag), Some(PropertyValue::RetentionTag(tag)) if tag.is_explicit)
    );
    assert!(
        matches!(value(ItemProperty::EffectiveRights), Some(PropertyValue::EffectiveRights(it)) if it.read)
    );
    assert!(matches!(
        value(ItemProperty::InternetMessageHeaders),
        Some(PropertyValue::InternetHeaders(headers)) if headers[0].header_name == "X"
    ));
    let value = |property: MessageProperty| message.get(property);
    assert!(
        matches!(value(MessageProperty::ToRecipients), Some(PropertyValue::Mailboxes(to)) if to.len() == 1)
    );
    assert!(matches!(value(MessageProperty::From), Some(PropertyValue::Mailbox(_))));
    assert_eq!(value(MessageProperty::ConversationIndex), Some(&PropertyValue::Binary(vec![1, 2])));
    assert_eq!(value(MessageProperty::IsRead), Some(&true.into()));
}

#[test]
fn mime_content_that_is_no_base64_is_kept_to_be_refused() {
    let message = item("<t:Message><t:MimeContent>no base64!</t:MimeContent></t:Message>");
    assert_eq!(message.get(ItemProperty::MimeContent), Some(&"no base64!".into()));
}

#[test]
fn values_of_contacts_and_lists() {
    let contact = item(concat!(
        "<t:Contact><t:EmailAddresses><t:Entry Key=\"EmailAddress2\" Name=\"B\">lost@b</t:Entry>",
        "<t:Entry Key=\"EmailAddress1\">a@b</t:Entry><t:Entry Key=\"EmailAddress2\">b@b</t:Entry>",
        "</t:EmailAddresses><t:PhysicalAddresses><t:Entry Key=\"Home\"><t:Street>1</t:Street>",
        "<t:PostalCode/></t:Entry></t:PhysicalAddresses><t:Children><t:String>c</t:String></t:Children>",
        "<t:PostalAddressIndex>Business</t:PostalAddressIndex></t:Contact>",
    ));
    let entries = |entries: &[(EntryProperty, &str)]| {
        PropertyValue::Entries(entries.iter().map(|(entry, text)| (*entry, (*text).to_owned())).collect())
    };
    let expected = entries(&[(EntryProperty::EmailAddress1, "a@b"), (EntryProperty::EmailAddress2, "b@b")]);
    assert_eq!(contact.get(ContactProperty::EmailAddresses), Some(&expected));
    let expected = entries(&[(EntryProperty::HomeStreet, "1"), (EntryProperty::HomePostalCode, "")]);
    assert_eq!(contact.get(ContactProperty::PhysicalAddresses), Some(&expected));
    assert_eq!(contact.get(ContactProperty::Children), Some(&texts(&["c"])));
    assert_eq!(contact.get(ContactProperty::PostalAddressIndex), Some(&PropertyValue::Word("Business")));
    let list = item(concat!(
        "<t:DistributionList><t:Members><t:Member Key=\"AA==\"><t:Status>Normal</t:Status></t:Member>",
        "</t:Members></t:DistributionList>",
    ));
    let members = list.get(DistributionListProperty::Members);
    assert!(matches!(members, Some(PropertyValue::Members(members)) if members.len() == 1));
}

#[test]
fn values_of_tasks_and_appointments() {
    let task = item(concat!(
        "<t:Task><t:DueDate>2020-01-02T00:00:00+01:00</t:DueDate><t:PercentComplete>12.5",
        "</t:PercentComplete><t:Status>InProgress</t:Status></t:Task>",
    ));
    let due = "2020-01-01T23:00:00Z".parse().expect("the time exists");
    assert_eq!(task.get(TaskProperty::DueDate), Some(&PropertyValue::Time(due)));
    assert_eq!(task.get(TaskProperty::PercentComplete), Some(&PropertyValue::Double(12.5)));
    let appointment = item(concat!(
        "<t:CalendarItem><t:LegacyFreeBusyStatus>OOF</t:LegacyFreeBusyStatus><t:RequiredAttendees>",
        "<t:Attendee><t:Mailbox/><t:ResponseType>Accept</t:ResponseType></t:Attendee></t:RequiredAttendees>",
        "<t:Recurrence><t:DailyRecurrence><t:Interval>1</t:Interval></t:DailyRecurrence><t:NoEndRecurrence>",
        "<t:StartDate>2020-01-01</t:StartDate></t:NoEndRecurrence></t:Recurrence></t:CalendarItem>",
    ));
    assert_eq!(
        appointment.get(CalendarItemProperty::LegacyFreeBusyStatus),
        Some(&PropertyValue::Word("OOF"))
    );
    let attendees = appointment.get(CalendarItemProperty::RequiredAttendees);
    assert!(matches!(attendees, Some(PropertyValue::Attendees(attendees)) if attendees.len() == 1));
    let Some(PropertyValue::Tree(tree)) = appointment.get(CalendarItemProperty::Recurrence) else {
        panic!("{appointment:?}")
    };
    assert_eq!(
        tree.child("DailyRecurrence").and_then(|daily| daily.child("Interval")).map(|it| &*it.text),
        Some("1")
    );
}
