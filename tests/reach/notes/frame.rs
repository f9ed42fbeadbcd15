//! Faults, versions, warnings and limits.

use ews_sim::ResponseCode::*;
use ews_sim::double::{Calls, Trouble};
use ews_sim::operation::item::CreateItem;
use ews_sim::wire::{ExchangeVersion, Limits};
use ews_sim::world::{ItemSeed, MailboxSeed};
use ews_sim::{ServerProfile, Simulator};

use super::{element, message, with_messages};
use crate::support::{ADA, envelope_for, refuse, send, send_bytes, simulator, succeed};

#[test]
fn note_41_faults_come_without_the_header_that_names_the_version() {
    let reply = send(&mut simulator(), "<m:AddImGroup/>");
    assert_eq!(reply.status(), 500);
    assert!(!reply.text().contains("Header") && !reply.text().contains("ServerVersionInfo"), "{reply}");
    assert!(succeed(&mut simulator(), "<m:GetImItemList/>").text().contains("ServerVersionInfo"));
}

#[test]
fn note_43_a_version_that_is_reported_need_not_be_one_that_can_be_sent() {
    let mut simulator = Simulator::builder().profile(ServerProfile::Exchange2013Sp1).mailbox(ADA).build();
    let reply = succeed(&mut simulator, "<m:GetImItemList/>");
    assert!(reply.text().contains("Version=\"V2_8\""), "{reply}");
    assert_eq!(ExchangeVersion::parse("V2_8"), None);
    let echoed = envelope_for("V2_8", "<m:GetImItemList/>");
    let reply = send_bytes(&mut simulator, ADA, echoed.as_bytes());
    assert_eq!((reply.status(), reply.code()), (500, Some(ErrorInvalidServerVersion)));
}

#[test]
fn note_44_warnings_carry_data() {
    for (count, told, is_all) in [(2, 2, "true"), (150, 100, "false")] {
        let contacts = (0..count).map(|number| {
            ItemSeed::contact(&format!("Smith {number}"))
                .email_address(&format!("smith{number}@example.test"))
        });
        let ada = contacts.fold(MailboxSeed::new(ADA), MailboxSeed::item);
        let mut simulator = Simulator::builder().mailbox(ada).build();
        let body = "<m:ResolveNames ReturnFullContactData=\"false\">\
                    <m:UnresolvedEntry>Smith</m:UnresolvedEntry></m:ResolveNames>";
        let reply = send(&mut simulator, body);
        assert_eq!(reply.code(), Some(ErrorNameResolutionMultipleResults), "{reply}");
        assert!(reply.text().contains("ResponseClass=\"Warning\""), "{reply}");
        assert_eq!(reply.texts("EmailAddress").len(), told);
        assert!(reply.text().contains(&format!("IncludesLastItemInRange=\"{is_all}\"")), "{reply}");
    }
}

#[test]
fn note_45_a_change_is_about_one_property() {
    let mut simulator = with_messages(1);
    let id = message(&simulator, "1");
    for properties in ["", "<t:Subject>x</t:Subject><t:Importance>High</t:Importance>"] {
        let body = super::update(&id, "AutoResolve", "item:Subject", properties);
        refuse(&mut simulator, &body, ErrorIncorrectUpdatePropertyCount);
    }
}

/// What a draft lets a client change, a message that has been sent or received does not.
#[test]
fn note_46_some_properties_freeze_once_a_message_is_sent() {
    let ada = MailboxSeed::new(ADA)
        .item(ItemSeed::message("sent"))
        .item(ItemSeed::message("draft").folder("drafts"));
    let mut simulator = Simulator::builder().mailbox(ada).build();
    let draft = simulator.item_id(ADA, "drafts", "draft").expect("built with it");
    let sent = message(&simulator, "sent");
    for (field, property) in [
        ("message:IsReadReceiptRequested", "<t:IsReadReceiptRequested>true</t:IsReadReceiptRequested>"),
        (
            "message:IsDeliveryReceiptRequested",
            "<t:IsDeliveryReceiptRequested>true</t:IsDeliveryReceiptRequested>",
        ),
    ] {
        let body = |id| super::update(id, "AlwaysOverwrite", field, property);
        assert!(send(&mut simulator.clone(), &body(&draft)).is_success(), "{field}");
        refuse(&mut simulator, &body(&sent), ErrorInvalidPropertyUpdateSentMessage);
    }
    let subject = super::update(&sent, "AlwaysOverwrite", "item:Subject", "<t:Subject>x</t:Subject>");
    succeed(&mut simulator, &subject);
}

#[test]
fn note_47_a_calendar_item_wants_to_know_whom_to_tell_wherever_it_lies() {
    let meeting = ItemSeed::calendar_item("Lunch", "2024-03-04T12:00:00Z", "2024-03-04T13:00:00Z");
    let mut simulator = Simulator::builder().mailbox(MailboxSeed::new(ADA).item(meeting)).build();
    let id = element(&simulator.item_id(ADA, "calendar", "Lunch").expect("built with it"));
    let to = "<m:ToFolderId><t:DistinguishedFolderId Id=\"inbox\"/></m:ToFolderId>";
    succeed(&mut simulator, &format!("<m:MoveItem>{to}<m:ItemIds>{id}</m:ItemIds></m:MoveItem>"));
    let id = element(&message(&simulator, "Lunch"));
    let delete = |attribute: &str| {
        format!(
            "<m:DeleteItem DeleteType=\"HardDelete\"{attribute}><m:ItemIds>{id}</m:ItemIds></m:DeleteItem>"
        )
    };
    refuse(&mut simulator, &delete(""), ErrorSendMeetingCancellationsRequired);
    succeed(&mut simulator, &delete(" SendMeetingCancellations=\"SendToNone\""));
}

#[test]
fn note_49_a_message_is_too_big_a_mailbox_is_full_a_request_is_too_long() {
    let mut limits = Limits::default();
    limits.bytes = 1024;
    let body = |text: &str| {
        format!(
            "<m:CreateItem MessageDisposition=\"SaveOnly\"><m:Items><t:Message><t:Subject>{text}</t:Subject>\
             </t:Message></m:Items></m:CreateItem>"
        )
    };
    let mut narrow = Simulator::builder().limits(limits).mailbox(ADA).build();
    let long = refuse(&mut narrow, &body(&"x".repeat(1024)), ErrorRequestStreamTooBig);
    assert_eq!(long.status(), 500);
    for code in [ErrorMessageSizeExceeded, ErrorQuotaExceeded] {
        let mut simulator = simulator();
        simulator.fail(Calls::of::<CreateItem>().first(1), Trouble::response_message(code));
        assert_eq!(refuse(&mut simulator, &body("x"), code).status(), 200);
        succeed(&mut simulator, &body("x"));
    }
}
