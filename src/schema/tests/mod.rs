//! What is written is valid and reads as it was.

mod generated;
mod path;
mod search;
mod value;

use super::*;
use crate::wire::{
    self, Element, ExchangeVersion, Namespace, Naming, Options, Refusal, Rejection, Spelling, Value,
    Vocabulary, Writer,
};

/// A vocabulary of one body element, whose type is `T`.
fn body<T: Value>() -> &'static [Element] {
    const fn element<T: Value>() -> Element {
        Element::new(Namespace::Types, "Value", T::of_type, ExchangeVersion::Exchange2007)
    }
    const { &[element::<T>()] }
}

/// A message with what `content` writes in its body element.
fn message(naming: Naming, content: impl FnOnce(&mut Writer)) -> String {
    let mut writer = Writer::new(naming, Spelling::Http);
    writer.start(Namespace::Soap, "Envelope");
    if naming == Naming::Prefixes {
        writer.declare("s", Namespace::Soap);
        writer.declare("t", Namespace::Types);
    }
    writer.start(Namespace::Soap, "Body");
    writer.start(Namespace::Types, "Value");
    content(&mut writer);
    writer.end(Namespace::Types, "Value");
    writer.end(Namespace::Soap, "Body");
    writer.end(Namespace::Soap, "Envelope");
    String::from_utf8(writer.into_bytes()).expect("the writer writes UTF-8")
}

fn read<T: Value>(message: &str, options: &Options) -> Result<T, Rejection> {
    let vocabulary = Vocabulary {
        headers: REQUEST_HEADERS,
        ignored_headers: IGNORED_HEADERS,
        bodies: body::<T>(),
        added: Vec::new(),
    };
    wire::parse(message.as_bytes(), &vocabulary, options).map(|document| T::read(document.body()))
}

#[track_caller]
fn assert_refused<T: Value>(content: &str) {
    let message = message(Naming::Prefixes, |writer| writer.raw(content));
    assert!(read::<T>(&message, &Options::answer()).is_err(), "{message}");
}

#[track_caller]
fn assert_round_trip<T: Value + PartialEq + std::fmt::Debug>(value: &T) {
    for naming in [Naming::Prefixes, Naming::DefaultNamespace] {
        let message = message(naming, |writer| value.write(writer));
        match read::<T>(&message, &Options::answer()) {
            Ok(read) => assert_eq!(&read, value, "{message}"),
            Err(rejection) => panic!("{rejection:?}\n{message}"),
        }
    }
}

fn item_id(id: &str) -> ItemId {
    ItemId { id: id.to_owned(), change_key: Some("EQAAAA==".to_owned()) }
}

fn display_name() -> ExtendedFieldUri {
    ExtendedFieldUri {
        distinguished_property_set_id: None,
        property_set_id: None,
        property_tag: Some(PropertyTag(0x3001)),
        property_name: None,
        property_id: None,
        property_type: MapiPropertyType::String,
    }
}

fn date_time(text: &str) -> DateTime {
    DateTime(text.parse().expect("tests write dates that exist"))
}

#[test]
fn item_ids() {
    assert_refused::<NonEmptyArrayOfBaseItemIds>("");
    assert_refused::<NonEmptyArrayOfBaseItemIds>("<t:FolderId Id=\"a\"/>");
    let ranges = ArrayOfOccurrenceRanges {
        ranges: vec![OccurrencesRange {
            start: Some(date_time("2014-10-28T10:11:12Z")),
            ..Default::default()
        }],
    };
    assert_round_trip(&item_id("<\"&' é"));
    assert_round_trip(&NonEmptyArrayOfBaseItemIds {
        item_ids: vec![
            BaseItemId::ItemId(ItemId::default()),
            BaseItemId::OccurrenceItemId(OccurrenceItemId {
                recurring_master_id: "a".into(),
                change_key: None,
                instance_index: -1,
            }),
            BaseItemId::RecurringMasterItemId(RecurringMasterItemId {
                occurrence_id: "b".into(),
                change_key: Some("k".to_owned()),
            }),
            BaseItemId::RecurringMasterItemIdRanges(RecurringMasterItemIdRanges {
                item_id: item_id("c"),
                ranges: Some(ranges),
            }),
        ],
    });
}

#[test]
fn elements_newer_than_the_requested_schema_are_refused() {
    let newer = BaseItemId::RecurringMasterItemIdRanges(RecurringMasterItemIdRanges::default());
    let ids = NonEmptyArrayOfBaseItemIds { item_ids: vec![newer] };
    let message = message(Naming::Prefixes, |writer| ids.write(writer));
    let refusal = read::<NonEmptyArrayOfBaseItemIds>(&message, &Options::request()).map_err(|it| it.refusal);
    assert!(matches!(refusal, Err(Refusal::NewerThanRequested { .. })), "{refusal:?}");
}

#[test]
fn extended_properties() {
    let uri = "<t:ExtendedFieldURI PropertyTag=\"12289\" PropertyType=\"String\"/>";
    assert_refused::<ExtendedProperty>(uri);
    assert_refused::<ExtendedProperty>(&format!("{uri}<t:Values/>"));
    assert_refused::<ExtendedProperty>(&format!("{uri}<t:Value/><t:Values><t:Value/></t:Values>"));
    let value = ExtendedPropertyValue::Value("Team".to_owned());
    assert_round_trip(&ExtendedProperty { extended_field_uri: display_name(), value });
    let values = NonEmptyArrayOfPropertyValues { values: vec![String::new(), " a ".to_owned()] };
    let named = ExtendedFieldUri {
        distinguished_property_set_id: Some(DistinguishedPropertySet::PublicStrings),
        property_tag: None,
        property_name: Some("Colours".to_owned()),
        property_type: MapiPropertyType::StringArray,
        ..display_name()
    };
    let value = ExtendedPropertyValue::Values(values);
    assert_round_trip(&ExtendedProperty { extended_field_uri: named.clone(), value });
    assert_round_trip(&NonEmptyArrayOfExtendedFieldUris { extended_properties: vec![display_name(), named] });
}

#[test]
fn personas() {
    assert_refused::<Persona>("");
    assert_refused::<Persona>("<t:PersonaId Id=\"a\"/><t:Surname>b</t:Surname><t:GivenName>a</t:GivenName>");
    let attributions = ArrayOfValueAttributions { attributions: vec!["0".to_owned(), "1".to_owned()] };
    let business = PersonaPostalAddress {
        street: Some("1 Main Street".to_owned()),
        latitude: Some(-47.25),
        location_source: Some(LocationSource::Contact),
        ..Default::default()
    };
    let number = PersonaPhoneNumber { number: "+1 555 0100".to_owned(), kind: "TtyTdd".to_owned() };
    assert_round_trip(&Persona::default());
    assert_round_trip(&Persona {
        persona_id: item_id("p"),
        creation_time: Some(date_time("2014-10-28T10:11:12Z")),
        display_name: Some("Ann Lee".to_owned()),
        email_address: Some(EmailAddress {
            email_address: Some("ann@example.com".into()),
            mailbox_type: Some(MailboxType::Contact),
            ..Default::default()
        }),
        relevance_score: Some(i32::MAX),
        ttytdd_phone_numbers: Some(ArrayOfPhoneNumberAttributedValues {
            values: vec![PhoneNumberAttributedValue { value: number, attributions: attributions.clone() }],
        }),
        business_addresses: Some(ArrayOfPostalAddressAttributedValues {
            values: vec![PostalAddressAttributedValue {
                value: business,
                attributions: attributions.clone(),
            }],
        }),
        children: Some(ArrayOfStringArrayAttributedValues {
            values: vec![StringArrayAttributedValue {
                values: ArrayOfStringValue { values: vec!["Bo".to_owned(), "Cy".to_owned()] },
                attributions,
            }],
        }),
        hobbies: Some(ArrayOfStringAttributedValues::default()),
        mapi_send_rich_info: Some(true),
        ..Default::default()
    });
}

#[test]
fn im_item_lists() {
    assert_refused::<ImItemList>("<t:Groups><t:ImGroup><t:DisplayName/></t:ImGroup></t:Groups>");
    let group = ImGroup {
        display_name: "Friends".into(),
        group_type: "IPM.DistList.MOC.UserGroup".into(),
        exchange_store_id: Some(item_id("g")),
        member_correlation_key: Some(NonEmptyArrayOfItemIds { item_ids: vec![item_id("a")] }),
        extended_properties: None,
        smtp_address: None,
    };
    assert_round_trip(&ImItemList {
        groups: Some(ArrayOfImGroup { im_groups: vec![group.clone(), group] }),
        personas: Some(ArrayOfPeople { personas: vec![Persona::default()].into() }),
    });
}

#[test]
fn time_zones() {
    assert_refused::<TimeZoneDefinition>("<t:Transitions/>");
    assert_refused::<RecurringDateTransition>("<t:To Kind=\"Period\">a</t:To><t:Day>1</t:Day>");
    assert_round_trip(&TimeZoneDefinition { id: Some("UTC".to_owned()), ..Default::default() });
    let to = |kind, id: &str| Transition { to: TransitionTarget { kind, id: id.to_owned() } };
    let yearly = RecurringTimeTransition {
        transition: to(TransitionTargetKind::Period, "Std"),
        time_offset: "PT2H".into(),
        month: 11,
    };
    let transitions = vec![
        AnyTransition::Transition(to(TransitionTargetKind::Group, "0")),
        AnyTransition::AbsoluteDateTransition(AbsoluteDateTransition {
            transition: to(TransitionTargetKind::Group, "1"),
            date_time: date_time("2007-01-01T00:00:00Z"),
        }),
        AnyTransition::RecurringDayTransition(RecurringDayTransition {
            recurring_time_transition: yearly.clone(),
            day_of_week: DayOfWeek::Sunday,
            occurrence: -1,
        }),
        AnyTransition::RecurringDateTransition(RecurringDateTransition {
            recurring_time_transition: yearly,
            day: 1,
        }),
    ];
    let transitions = ArrayOfTransitions { id: Some("0".to_owned()), transitions };
    let period = Period { bias: Some("-PT1H".into()), ..Default::default() };
    assert_round_trip(&TimeZoneDefinition {
        id: None,
        name: Some("Home".to_owned()),
        periods: Some(NonEmptyArrayOfPeriods { periods: vec![period] }),
        transitions_groups: Some(ArrayOfTransitionsGroups { transitions_groups: vec![transitions.clone()] }),
        transitions: Some(transitions),
    });
}

#[test]
fn connecting_accounts() {
    assert_refused::<ConnectingSid>("");
    assert_refused::<ConnectingSid>("<t:SID/>");
    assert_refused::<ConnectingSid>("<t:SID>a</t:SID><t:PrincipalName>b</t:PrincipalName>");
    for account in [
        ConnectingAccount::PrincipalName(PrincipalName { value: "ann@example.com".into() }),
        ConnectingAccount::Sid(Sid { value: "S-1-5-21".into() }),
        ConnectingAccount::PrimarySmtpAddress(PrimarySmtpAddress { value: "ann@example.com".into() }),
        ConnectingAccount::SmtpAddress(SmtpAddress { value: "a@example.com".into() }),
    ] {
        let connecting_sid = ConnectingSid { account };
        let (logon_type, budget_type) = (SpecialLogonType::Admin, Some(1));
        assert_round_trip(&OpenAsAdminOrSystemService { logon_type, budget_type, connecting_sid });
    }
}

/// A request with a header, and the answer of the reader about it.
fn read_header<T: Value>(header: &str) -> Result<Option<T>, Rejection> {
    let mut writer = Writer::new(Naming::Prefixes, Spelling::Http);
    writer.start(Namespace::Soap, "Envelope");
    writer.declare("s", Namespace::Soap);
    writer.declare("t", Namespace::Types);
    writer.start(Namespace::Soap, "Header");
    writer.raw(header);
    writer.end(Namespace::Soap, "Header");
    writer.raw("<s:Body><t:Value>EQAAAA==</t:Value></s:Body>");
    writer.end(Namespace::Soap, "Envelope");
    let message = String::from_utf8(writer.into_bytes()).expect("the writer writes UTF-8");
    let vocabulary = Vocabulary {
        headers: REQUEST_HEADERS,
        ignored_headers: IGNORED_HEADERS,
        bodies: body::<String>(),
        added: Vec::new(),
    };
    let document = wire::parse(message.as_bytes(), &vocabulary, &Options::request())?;
    let header = document.headers().next().map(T::read);
    Ok(header)
}

#[test]
fn headers() {
    for bad in [
        "<t:RequestServerVersion/>",
        "<t:RequestServerVersion Version=\"Exchange2013\" Other=\"\"/>",
        "<t:MailboxCulture>en_US</t:MailboxCulture>",
        "<t:DateTimePrecision>Minutes</t:DateTimePrecision>",
        "<t:ExchangeImpersonation/>",
        "<t:ManagementRole s:mustUnderstand=\"1\"/>",
        "<t:TimeZoneContext/>",
        "<t:ServerVersionInfo/>",
    ] {
        assert!(read_header::<MailboxCulture>(bad).is_err(), "{bad}");
    }
    let version = read_header("<t:RequestServerVersion s:mustUnderstand=\"1\" Version=\"Exchange2013\"/>");
    assert_eq!(version.ok(), Some(Some(RequestServerVersion { version: "Exchange2013".to_owned() })));
    let culture = read_header("<t:MailboxCulture s:actor=\"\">de-AT</t:MailboxCulture>");
    assert_eq!(culture.ok(), Some(Some(MailboxCulture { language: "de-AT".into() })));
    let precision = read_header("<t:DateTimePrecision>Milliseconds</t:DateTimePrecision>");
    assert_eq!(precision.ok(), Some(Some(DateTimePrecision::Milliseconds)));
    let ignored = read_header::<MailboxCulture>("<t:BackgroundLoad><t:Any/></t:BackgroundLoad>");
    assert_eq!(ignored.ok(), Some(None));
}

#[test]
fn times_are_cut_and_never_rounded_up() {
    let instant = |text: &str| text.parse::<jiff::Timestamp>().expect("a time");
    for (exact, seconds, milliseconds) in [
        ("2024-03-01T09:00:01.999999Z", "2024-03-01T09:00:01Z", "2024-03-01T09:00:01.999Z"),
        ("1960-03-01T09:00:01.999999Z", "1960-03-01T09:00:01Z", "1960-03-01T09:00:01.999Z"),
        ("2024-03-01T09:00:01Z", "2024-03-01T09:00:01Z", "2024-03-01T09:00:01Z"),
    ] {
        assert_eq!(DateTimePrecision::Seconds.cut(instant(exact)), instant(seconds));
        assert_eq!(DateTimePrecision::Milliseconds.cut(instant(exact)), instant(milliseconds));
    }
}

/// A time zone whose only transition is said to have a type.
fn time_zone_with(of_type: &str, rest: &str) -> Result<Option<TimeZoneContext>, Rejection> {
    read_header(&format!(
        "<t:TimeZoneContext xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><t:TimeZoneDefinition>\
         <t:Periods><t:Period/></t:Periods><t:Transitions><t:Transition xsi:type=\"{of_type}\">\
         <t:To Kind=\"Period\">std</t:To>{rest}</t:Transition></t:Transitions></t:TimeZoneDefinition>\
         </t:TimeZoneContext>"
    ))
}

#[test]
fn a_transition_may_have_a_type_derived_from_its_own_and_is_read_as_a_transition() {
    let date = "<t:DateTime>2014-03-09T02:00:00</t:DateTime>";
    for (of_type, rest) in [
        ("t:TransitionType", date),
        ("t:RecurringTimeTransitionType", "<t:TimeOffset>PT2H</t:TimeOffset><t:Month>3</t:Month>"),
        ("t:PeriodType", ""),
        ("AbsoluteDateTransitionType", date),
        ("t:AbsoluteDateTransitionType", ""),
        ("t:AbsoluteDateTransitionType", "<t:DateTime>soon</t:DateTime>"),
    ] {
        assert!(time_zone_with(of_type, rest).is_err(), "{of_type} {rest}");
    }
    let time_zone = time_zone_with("t:AbsoluteDateTransitionType", date).expect("it is valid");
    let transitions = time_zone.and_then(|header| header.time_zone_definition.transitions);
    let to = TransitionTarget { kind: TransitionTargetKind::Period, id: "std".to_owned() };
    let expected = vec![AnyTransition::Transition(Transition { to })];
    assert_eq!(transitions.map(|it| it.transitions), Some(expected));
}
