//! Envelopes, and writing items.

use ews_sim::double::{Calls, Trouble};
use ews_sim::operation::item::CreateItem;
use ews_sim::property::{ItemProperty, PropertyValue};
use ews_sim::schema::ItemOrResponseObject;
use ews_sim::{ResponseCode, ServerProfile, Simulator, User};

use crate::scene::{message, post};
use crate::support::{ADA, BOB, envelope, envelope_for, refuse, send, send_bytes, simulator, succeed};

const LIST: &str = "<m:GetImItemList/>";

#[test]
fn note_41_faults_come_without_the_version_header() {
    let mut simulator = simulator();
    assert!(send(&mut simulator, LIST).text().contains("ServerVersionInfo"));
    let unknown = envelope_for("Exchange3000", LIST);
    for request in [&b"<"[..], unknown.as_bytes(), envelope("<m:GetItem/>").as_bytes()] {
        let reply = send_bytes(&mut simulator, ADA, request);
        assert_eq!(reply.status(), 500);
        assert!(!reply.text().contains("Header"), "{reply}");
    }
    simulator.fail(Calls::any(), Trouble::fault(ResponseCode::ErrorServerBusy));
    let reply = send(&mut simulator, LIST);
    assert!(!reply.text().contains("Header"), "{reply}");
}

#[test]
fn note_43_the_reported_version_is_none_to_send() {
    let refused = ResponseCode::ErrorInvalidServerVersion;
    for (profile, name, code) in [
        (ServerProfile::Exchange2013, "Exchange2013", ResponseCode::NoError),
        (ServerProfile::Exchange2013Sp1, "V2_8", refused),
    ] {
        let mut simulator = Simulator::builder().profile(profile).mailbox(ADA).build();
        let reply = send(&mut simulator, LIST);
        assert!(reply.text().contains(&format!(" Version=\"{name}\"")), "{reply}");
        let echoed = send_bytes(&mut simulator, ADA, envelope_for(name, LIST).as_bytes());
        assert_eq!(echoed.code(), Some(code), "{name}");
    }
}

#[test]
fn note_44_warnings_carry_data() {
    let mut simulator = simulator();
    let resolve = "<m:ResolveNames ReturnFullContactData=\"false\"><m:UnresolvedEntry>smith\
                   </m:UnresolvedEntry>\
                   </m:ResolveNames>";
    for (people, expected) in [(2, 2), (150, 100)] {
        for number in 0..people {
            let address = format!("smith{number}@example.test");
            if simulator.directory().user(&address).is_none() {
                simulator.directory_mut().add_user(User::new(&*address, format!("Smith {number}")));
            }
        }
        let reply = send(&mut simulator, resolve);
        assert_eq!(reply.code(), Some(ResponseCode::ErrorNameResolutionMultipleResults));
        assert!(reply.text().contains("ResponseClass=\"Warning\""), "{reply}");
        assert_eq!(reply.texts("RoutingType").len(), expected);
        let last = format!("IncludesLastItemInRange=\"{}\"", people <= 100);
        assert!(reply.text().contains(&last), "{reply}");
    }
}

/// Changes an item of the Inbox.
fn update(id: &str, element: &str, path: &str, content: &str) -> String {
    format!(
        "<m:UpdateItem MessageDisposition=\"SaveOnly\" ConflictResolution=\"AlwaysOverwrite\" \
         SendMeetingInvitationsOrCancellations=\"SendToNone\"><m:ItemChanges><t:ItemChange>\
         <t:ItemId Id=\"{id}\"/><t:Updates><t:SetItemField><t:FieldURI FieldURI=\"{path}\"/>\
         <t:{element}>{content}</t:{element}></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges>\
         </m:UpdateItem>"
    )
}

#[test]
fn note_45_one_property_for_each_change() {
    let mut simulator = simulator();
    let id = message(&mut simulator, ADA, "Note").id;
    let subject = "<t:Subject>New</t:Subject>";
    let two = format!("{subject}<t:Importance>High</t:Importance>");
    for content in ["", &two] {
        let body = update(&id, "Message", "item:Subject", content);
        refuse(&mut simulator, &body, ResponseCode::ErrorIncorrectUpdatePropertyCount);
    }
    succeed(&mut simulator, &update(&id, "Message", "item:Subject", subject));
}

#[test]
fn note_46_some_properties_freeze_once_sent() {
    let mut simulator = simulator();
    let draft = "<m:CreateItem MessageDisposition=\"SaveOnly\"><m:Items><t:Message><t:Subject>Draft\
                 </t:Subject>\
                 </t:Message></m:Items></m:CreateItem>";
    let draft = succeed(&mut simulator, draft).ids("ItemId").remove(0).id;
    let sent = "<m:CreateItem MessageDisposition=\"SendAndSaveCopy\"><m:Items><t:Message><t:Subject>Sent\
                </t:Subject>\
                <t:ToRecipients><t:Mailbox><t:EmailAddress>bob@example.test</t:EmailAddress></t:Mailbox>\
                </t:ToRecipients></t:Message></m:Items></m:CreateItem>";
    succeed(&mut simulator, sent);
    let find = "<m:FindItem Traversal=\"Shallow\"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape>\
                </m:ItemShape>\
                <m:ParentFolderIds><t:DistinguishedFolderId Id=\"sentitems\"/></m:ParentFolderIds>\
                </m:FindItem>";
    let sent = succeed(&mut simulator, find).ids("ItemId").remove(0).id;
    for name in ["IsReadReceiptRequested", "IsDeliveryReceiptRequested"] {
        let change = |id: &str| {
            update(id, "Message", &format!("message:{name}"), &format!("<t:{name}>true</t:{name}>"))
        };
        succeed(&mut simulator, &change(&draft));
        refuse(&mut simulator, &change(&sent), ResponseCode::ErrorInvalidPropertyUpdateSentMessage);
    }
    for id in [&draft, &sent] {
        succeed(&mut simulator, &update(id, "Message", "item:Subject", "<t:Subject>Other</t:Subject>"));
    }
}

fn appointment(folder: &str, start: &str, end: &str) -> String {
    format!(
        "<m:CreateItem SendMeetingInvitations=\"SendToNone\"><m:SavedItemFolderId>\
         <t:DistinguishedFolderId Id=\"{folder}\"/></m:SavedItemFolderId><m:Items><t:CalendarItem>\
         <t:Subject>Meeting</t:Subject><t:Start>{start}</t:Start><t:End>{end}</t:End></t:CalendarItem>\
         </m:Items></m:CreateItem>"
    )
}

#[test]
fn note_47_a_calendar_item_is_deleted_with_its_attribute_wherever_it_lies() {
    let mut simulator = simulator();
    let (start, end) = ("2024-03-04T10:00:00Z", "2024-03-04T11:00:00Z");
    let made = succeed(&mut simulator, &appointment("calendar", start, end)).ids("ItemId");
    let moved = succeed(&mut simulator, &crate::scene::move_items(&made, "deleteditems")).ids("ItemId");
    let delete = crate::scene::delete_items(&moved);
    let demanded = ResponseCode::ErrorSendMeetingCancellationsRequired;
    refuse(&mut simulator, &delete, demanded);
    let with = delete.replace("DeleteType", "SendMeetingCancellations=\"SendToNone\" DeleteType");
    succeed(&mut simulator, &with);
}

#[test]
fn note_49_three_answers_to_what_is_too_large() {
    let mut simulator = simulator();
    let create = |length: usize| {
        format!(
            "<m:CreateItem MessageDisposition=\"SaveOnly\"><m:Items><t:Message>\
             <t:Body BodyType=\"Text\">{}</t:Body></t:Message></m:Items></m:CreateItem>",
            "x".repeat(length)
        )
    };
    let large = Calls::of::<CreateItem>().when(|request: &CreateItem| {
        request.items.items.iter().any(|item| {
            let ItemOrResponseObject::Item(item) = item else { return false };
            let body = item.get(ItemProperty::Body);
            matches!(body, Some(PropertyValue::Body(_, text)) if text.len() > 1024)
        })
    });
    simulator.fail(large.clone().nth(1), ResponseCode::ErrorMessageSizeExceeded);
    simulator.fail(large.clone().nth(2), ResponseCode::ErrorQuotaExceeded);
    simulator.fail(large.nth(3), Trouble::status(413));
    let answers = [0; 4].map(|_| {
        succeed(&mut simulator, &create(1024));
        let reply = post(&mut simulator, ADA, &create(1025));
        (reply.status(), reply.code())
    });
    assert_eq!(
        answers,
        [
            (200, Some(ResponseCode::ErrorMessageSizeExceeded)),
            (200, Some(ResponseCode::ErrorQuotaExceeded)),
            (413, None),
            (200, Some(ResponseCode::NoError)),
        ]
    );
}

#[test]
fn note_51_impersonation_that_is_revoked_fails_as_a_fault() {
    let mut simulator = Simulator::builder().mailbox(ADA).mailbox(BOB).build();
    let header = format!(
        "<t:ExchangeImpersonation><t:ConnectingSID><t:PrimarySmtpAddress>{BOB}</t:PrimarySmtpAddress>\
         </t:ConnectingSID></t:ExchangeImpersonation></soap:Header>"
    );
    let request = envelope(LIST).replace("</soap:Header>", &header);
    let reply = send_bytes(&mut simulator, ADA, request.as_bytes());
    let denied = Some(ResponseCode::ErrorImpersonateUserDenied);
    assert_eq!((reply.status(), reply.code()), (500, denied));
    let mut allowed = Simulator::builder().mailbox(ADA).mailbox(BOB).allow_impersonation(ADA, BOB).build();
    assert!(send_bytes(&mut allowed, ADA, request.as_bytes()).is_success());
}

#[test]
fn note_61_an_end_inside_the_repeated_hour() {
    let mut simulator = simulator();
    let (summer, winter) = ("2024-11-03T01:30:00-04:00", "2024-11-03T01:15:00-05:00");
    succeed(&mut simulator, &appointment("calendar", summer, winter));
    let backwards = appointment("calendar", winter, summer);
    refuse(&mut simulator, &backwards, ResponseCode::ErrorCalendarEndDateIsEarlierThanStartDate);
}

#[test]
fn note_71_older_servers_do_not_know_the_im_list() {
    let mut simulator = simulator();
    for version in ["Exchange2007_SP1", "Exchange2010_SP2"] {
        let request = envelope_for(version, LIST);
        let reply = send_bytes(&mut simulator, ADA, request.as_bytes());
        assert_eq!(reply.code(), Some(ResponseCode::ErrorIncorrectSchemaVersion), "{version}");
    }
    let mut older = Simulator::builder().profile(ServerProfile::Exchange2010Sp2).mailbox(ADA).build();
    let request = envelope_for("Exchange2010_SP2", LIST);
    let reply = send_bytes(&mut older, ADA, request.as_bytes());
    assert_eq!((reply.status(), reply.is_success()), (500, false), "{reply}");
}
