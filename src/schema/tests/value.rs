//! What properties hold, and what else requests and answers are made of.

use super::path::violation_text;
use super::*;
use crate::property::{ItemKind, ItemObject};
use crate::wire::Refusal;

const XSI: &str = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

fn message_item() -> ItemObject {
    ItemObject { kind: ItemKind::Message, properties: Vec::new() }
}

fn item_or_response_objects() -> NonEmptyArrayOfAllItems {
    let reply = ReplyToItem { response: SmartResponse::default() };
    NonEmptyArrayOfAllItems {
        items: vec![
            ItemOrResponseObject::Item(message_item()),
            ItemOrResponseObject::ResponseObject(Box::new(ResponseObject::ReplyToItem(reply))),
        ],
    }
}

#[test]
fn reminders_come_within_five_years_or_have_the_number_for_unset() {
    for bad in ["", "-1", "2629801", "1525252320", "1.5"] {
        assert_refused::<ReminderMinutesBeforeStart>(bad);
    }
    for good in [0, 15, 2_629_800, 1_525_252_321] {
        assert_round_trip(&ReminderMinutesBeforeStart(good));
    }
}

#[test]
fn bodies_and_flags() {
    assert_refused::<Body>("text");
    assert_refused::<Flag>("");
    assert_refused::<Flag>("<t:FlagStatus>flagged</t:FlagStatus>");
    assert_round_trip(&Body { body_type: BodyType::Html, is_truncated: Some(false), value: "<p>".into() });
    assert_round_trip(&Flag {
        flag_status: FlagStatus::Flagged,
        start_date: Some(date_time("2014-10-28T10:11:12Z")),
        due_date: None,
        complete_date: None,
    });
    assert_round_trip(&RetentionTag { is_explicit: true, id: "6dd0ae25-cc17-45d3-b0c7-7f0d1d3a4c5e".into() });
}

#[test]
fn dictionaries_of_contacts() {
    assert_refused::<EmailAddressDictionary>("");
    assert_refused::<EmailAddressDictionary>("<t:Entry Key=\"EmailAddress4\"/>");
    assert_refused::<PhysicalAddressDictionary>("<t:Entry><t:City>Graz</t:City></t:Entry>");
    assert_round_trip(&EmailAddressDictionary {
        entries: vec![EmailAddressDictionaryEntry {
            key: EmailAddressKey::EmailAddress1,
            name: Some("Ann".to_owned()),
            routing_type: None,
            mailbox_type: Some(MailboxType::OneOff),
            value: "ann@example.test".to_owned(),
        }],
    });
    assert_round_trip(&PhysicalAddressDictionary {
        entries: vec![PhysicalAddressDictionaryEntry {
            key: PhysicalAddressKey::Business,
            street: None,
            city: Some("Graz".to_owned()),
            state: None,
            country_or_region: None,
            postal_code: Some("8010".to_owned()),
        }],
    });
}

#[test]
fn recurrences() {
    let range = "<t:NoEndRecurrence><t:StartDate>2014-10-28</t:StartDate></t:NoEndRecurrence>";
    let weekly = |days: &str| {
        format!(
            "<t:WeeklyRecurrence><t:Interval>1</t:Interval><t:DaysOfWeek>{days}</t:DaysOfWeek>\
             </t:WeeklyRecurrence>{range}"
        )
    };
    assert_refused::<Recurrence>(range);
    assert_refused::<Recurrence>("<t:DailyRecurrence><t:Interval>1</t:Interval></t:DailyRecurrence>");
    assert_refused::<Recurrence>(&weekly("Monday Mon"));
    let regeneration =
        format!("<t:DailyRegeneration><t:Interval>1</t:Interval></t:DailyRegeneration>{range}");
    assert_refused::<Recurrence>(&regeneration);
    let base = IntervalRecurrencePatternBase { interval: 2 };
    let range = RecurrenceRange::NumberedRecurrence(NumberedRecurrenceRange {
        base: RecurrenceRangeBase { start_date: "2014-10-28Z".into() },
        number_of_occurrences: 10,
    });
    let pattern = RecurrencePattern::WeeklyRecurrence(WeeklyRecurrencePattern {
        base: base.clone(),
        days_of_week: DaysOfWeek(vec![DayOfWeek::Monday, DayOfWeek::WeekendDay]),
        first_day_of_week: Some(DayOfWeek::Sunday),
    });
    assert_round_trip(&Recurrence { pattern, range: range.clone() });
    let pattern = TaskRecurrencePattern::YearlyRegeneration(YearlyRegeneratingPattern { base });
    assert_round_trip(&TaskRecurrence { pattern, range });
}

#[test]
fn ip_134_time_zones_of_exchange_2007() {
    let change = TimeChange {
        time_zone_name: Some("Standard".to_owned()),
        offset: "PT0S".into(),
        pattern: Some(TimeChangePattern::AbsoluteDate("2014-10-26".into())),
        time: "03:00:00".into(),
    };
    assert_refused::<TimeZone>("<t:Standard/>");
    assert_round_trip(&TimeZone::default());
    assert_round_trip(&TimeZone {
        time_zone_name: None,
        base_offset: Some("-PT1H".into()),
        standard: Some(change.clone()),
        daylight: Some(change),
    });
}

#[test]
fn permissions_and_search_folders() {
    assert_refused::<PermissionSet>("");
    assert_refused::<SearchParameters>("<t:Restriction/>");
    let base = BasePermission {
        user_id: UserId { distinguished_user: Some(DistinguishedUser::Default), ..UserId::default() },
        can_create_items: Some(true),
        can_create_sub_folders: None,
        is_folder_owner: None,
        is_folder_visible: None,
        is_folder_contact: None,
        edit_items: Some(PermissionAction::Owned),
        delete_items: None,
    };
    let permission = Permission {
        base,
        read_items: Some(PermissionReadAccess::FullDetails),
        permission_level: PermissionLevel::Custom,
    };
    assert_round_trip(&PermissionSet {
        permissions: ArrayOfPermissions { permissions: vec![permission] },
        unknown_entries: Some(ArrayOfUnknownEntries { unknown_entries: vec!["S-1-5".to_owned()] }),
    });
}

#[test]
fn items_and_response_objects_stand_side_by_side_in_a_request() {
    let text = violation_text::<NonEmptyArrayOfAllItems>("");
    let names = text.split('\'').nth(3).expect("the list of what is expected");
    assert!(names.starts_with("Item, Message, "), "{names}");
    assert!(names.contains("PostItem, ReplyToItem, ForwardItem, ReplyAllToItem, AcceptItem, "), "{names}");
    assert!(names.contains(", PostReplyItem, AcceptSharingInvitation"), "{names}");
    for bad in ["<t:ProposeNewTime/>", "<t:ReplyToItem ObjectName=\"Reply\"/>", "<t:Folder/>"] {
        assert_refused::<NonEmptyArrayOfAllItems>(bad);
    }
    assert_round_trip(&item_or_response_objects());
    let base = ResponseObjectBase {
        core: ResponseObjectCore { reference_item_id: Some(item_id("a")) },
        object_name: Some("Remove".to_owned()),
    };
    let remove = ResponseObject::RemoveItem(RemoveItem { base });
    assert_round_trip(&NonEmptyArrayOfResponseObjects { response_objects: vec![remove] });
}

#[test]
fn attachments() {
    for bad in [
        "",
        "<t:Attachment/>",
        "<t:ItemAttachment><t:DistributionList/></t:ItemAttachment>",
        "<t:FileAttachment><t:Content>a</t:Content></t:FileAttachment>",
    ] {
        assert_refused::<NonEmptyArrayOfAttachments>(bad);
    }
    let attachment = Attachment { name: Some("a.txt".to_owned()), ..Attachment::default() };
    assert_round_trip(&NonEmptyArrayOfAttachments {
        attachments: vec![
            AnyAttachment::FileAttachment(FileAttachment {
                attachment: attachment.clone(),
                is_contact_photo: None,
                content: Some(Base64(b"text".to_vec())),
            }),
            AnyAttachment::ItemAttachment(ItemAttachment {
                attachment,
                item: Some(AttachedItem(message_item())),
            }),
        ],
    });
}

#[test]
fn converted_ids_say_which_type_they_have() {
    let named = |of_type: &str, attributes: &str| {
        let content = format!("<t:AlternateId {XSI} {of_type} Format=\"EwsId\" {attributes}/>");
        let message = message(Naming::Prefixes, |writer| writer.raw(&content));
        read::<Converted>(&message, &Options::answer()).map_err(|rejection| rejection.refusal)
    };
    for (of_type, attributes) in [
        ("", ""),
        ("xsi:type=\"t:AlternateIdBaseType\"", ""),
        ("xsi:type=\"t:AlternateIdType\"", "Id=\"a\""),
        ("xsi:type=\"t:ItemIdType\"", "Id=\"a\""),
        ("xsi:type=\"t:AlternatePublicFolderIdType\"", "FolderId=\"a\" ItemId=\"b\""),
    ] {
        let refused = named(of_type, attributes);
        assert!(matches!(refused, Err(Refusal::Violation(_))), "{of_type} {attributes}: {refused:?}");
    }
    let base = || AlternateIdBase { format: IdFormat::HexEntryId };
    let folder = || AlternatePublicFolderId { base: base(), folder_id: "f".to_owned() };
    for id in [
        AnyAlternateId::AlternateId(AlternateId {
            base: base(),
            id: "a".to_owned(),
            mailbox: "ann@example.test".into(),
            is_archive: Some(false),
        }),
        AnyAlternateId::AlternatePublicFolderId(folder()),
        AnyAlternateId::AlternatePublicFolderItemId(AlternatePublicFolderItemId {
            folder: folder(),
            item_id: "i".to_owned(),
        }),
    ] {
        assert_round_trip(&NonEmptyArrayOfAlternateIds { alternate_ids: vec![id.clone()] });
        assert_round_trip(&Converted { alternate_id: ConvertedId(id) });
    }
}

crate::message! {
    /// As the answer to ConvertId.
    struct Converted: types "ConvertedType" {
        elements {
            /// The id.
            alternate_id: One<ConvertedId>,
        }
    }
}

#[test]
fn names_stand_for_a_hundred_mailboxes_at_most() {
    let resolution = Resolution { mailbox: EmailAddress::default(), contact: None };
    let resolutions = |count| ArrayOfResolution {
        indexed_paging_offset: None,
        numerator_offset: None,
        absolute_denominator: None,
        total_items_in_view: Some(count as i32),
        includes_last_item_in_range: Some(true),
        resolutions: vec![resolution.clone(); count],
    };
    assert_refused::<ArrayOfResolution>("<t:Resolution><t:Mailbox/><t:Message/></t:Resolution>");
    let message = message(Naming::Prefixes, |writer| resolutions(101).write(writer));
    assert!(read::<ArrayOfResolution>(&message, &Options::answer()).is_err());
    assert_round_trip(&resolutions(100));
    let contact = ItemObject { kind: ItemKind::Contact, properties: Vec::new() };
    let known = Resolution { contact: Some(ResolvedContact(contact)), ..resolution.clone() };
    assert_round_trip(&ArrayOfResolution { resolutions: vec![known], ..resolutions(0) });
}

#[test]
fn what_is_found_and_what_has_changed() {
    assert_refused::<FindItemParent>("");
    assert_refused::<MaxSyncChangesReturned>("0");
    assert_refused::<MaxSyncChangesReturned>("513");
    assert_refused::<SyncFolderItemsChanges>("<t:Create/>");
    let items = || ArrayOfRealItems { items: vec![message_item()] };
    let groups = ArrayOfGroupedItems {
        grouped_items: vec![GroupedItems { items: items(), ..GroupedItems::default() }],
    };
    for found in [FoundItems::Items(items()), FoundItems::Groups(groups)] {
        assert_round_trip(&FindItemParent {
            indexed_paging_offset: Some(1),
            numerator_offset: None,
            absolute_denominator: None,
            total_items_in_view: Some(1),
            includes_last_item_in_range: Some(true),
            found,
        });
    }
    let read_flag = SyncFolderItemsReadFlag { item_id: item_id("a"), is_read: true };
    assert_round_trip(&SyncFolderItemsChanges {
        changes: vec![
            SyncFolderItemsChange::Create(SyncFolderItemsCreateOrUpdate { item: message_item() }),
            SyncFolderItemsChange::ReadFlagChange(read_flag),
        ],
    });
    assert_round_trip(&MaxSyncChangesReturned(512));
}
