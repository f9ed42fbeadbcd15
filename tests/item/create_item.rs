//! CreateItem: what is refused, and where items go.

use ews_sim::ResponseCode::{self, *};

use crate::client::{
    Client, create_item, create_item_with, delete_item, distinguished, field, get_item, message, recipients,
};
use crate::support::{ADA, BOB};
use crate::{names_path, refuse_create, refuse_schema};

const TEXT_BODY: &str = "<t:Body BodyType=\"Text\">Body</t:Body>";
const TIMES: &str = "<t:Start>2030-05-01T10:00:00Z</t:Start><t:End>2030-05-01T11:00:00Z</t:End>";

fn to(address: &str) -> String {
    message("Hello", &recipients("ToRecipients", address))
}

#[test]
fn fi_013_no_items_are_no_request() {
    let mut client = Client::new();
    refuse_schema(&mut client, "<m:CreateItem><m:Items/></m:CreateItem>");
    refuse_schema(&mut client, &get_item("", "IdOnly", "", ""));
    let empty = "<m:UpdateItem ConflictResolution=\"AutoResolve\"><m:ItemChanges/></m:UpdateItem>";
    refuse_schema(&mut client, empty);
}

#[test]
fn fi_189_a_message_needs_a_message_disposition() {
    let mut client = Client::new();
    let answer =
        client.refuse(&create_item_with("", None, &message("x", "")), ErrorMessageDispositionRequired);
    assert_eq!(answer.value("MessageText"), "MessageDisposition attribute is required.");
}

#[test]
fn fi_190_a_calendar_item_needs_send_meeting_invitations() {
    let mut client = Client::new();
    let item = format!("<t:CalendarItem>{TIMES}</t:CalendarItem>");
    let body = create_item_with("MessageDisposition=\"SaveOnly\"", None, &item);
    let answer = client.refuse(&body, ErrorSendMeetingInvitationsRequired);
    assert_eq!(
        answer.value("MessageText"),
        "The SendMeetingInvitations attribute is required for calendar items."
    );
}

#[test]
fn fi_191_fi_192_fi_193_attendees_are_refused_honestly() {
    let attendees = "<t:RequiredAttendees><t:Attendee><t:Mailbox><t:EmailAddress>bob@example.test\
                     </t:EmailAddress></t:Mailbox></t:Attendee></t:RequiredAttendees>";
    for sends in ["SendToNone", "SendOnlyToAll", "SendToAllAndSaveCopy"] {
        let mut client = Client::new();
        let attributes = format!("SendMeetingInvitations=\"{sends}\"");
        let meeting = format!("<t:CalendarItem>{TIMES}{attendees}</t:CalendarItem>");
        let answer = client.refuse(&create_item_with(&attributes, None, &meeting), ErrorInvalidRequest);
        assert!(answer.value("MessageText").contains("meetings"), "{}", *answer);
        let single = format!("<t:CalendarItem>{TIMES}</t:CalendarItem>");
        client.succeed(&create_item_with(&attributes, None, &single));
        assert_eq!(client.items_in(&distinguished("calendar")).len(), 1, "{sends}");
        assert_eq!(client.log_on(BOB).items_in(&distinguished("inbox")), [], "{sends}");
    }
}

#[test]
fn fi_196_fi_197_fi_198_fi_199_ip_116_ip_131_folders_take_items_of_their_kind() {
    let cases = [
        ("Contact", "inbox", ErrorCannotCreateContactInNonContactFolder),
        ("DistributionList", "inbox", ErrorCannotCreateContactInNonContactFolder),
        ("CalendarItem", "inbox", ErrorCannotCreateCalendarItemInNonCalendarFolder),
        ("Task", "inbox", ErrorCannotCreateTaskInNonTaskFolder),
        ("PostItem", "calendar", ErrorCannotCreatePostItemInNonMailFolder),
        ("PostItem", "contacts", ErrorCannotCreatePostItemInNonMailFolder),
        ("PostItem", "tasks", ErrorCannotCreatePostItemInNonMailFolder),
        ("PostItem", "notes", ErrorCannotCreatePostItemInNonMailFolder),
    ];
    for (kind, folder, code) in cases {
        let mut client = Client::new();
        let answer = client.refuse(&create_item(Some(&distinguished(folder)), &format!("<t:{kind}/>")), code);
        if code == ErrorCannotCreateContactInNonContactFolder {
            assert_eq!(answer.value("MessageText"), "Cannot create a contact in a non-contact Folder.");
        }
    }
    let mut client = Client::new();
    client.create_item(Some(&distinguished("calendar")), &message("anywhere", ""));
}

#[test]
fn fi_200_a_deleted_folder_is_refused_in_every_message() {
    let mut client = Client::new();
    let folder = client.create_mail_folder(&distinguished("inbox"), "Gone").folder();
    client.delete_folder(&folder, "HardDelete");
    let items = message("1", "") + &message("2", "") + "<t:Contact/>";
    let answer = client.refuse(&create_item(Some(&folder), &items), ErrorSavedItemFolderNotFound);
    assert_eq!(answer.codes.len(), 3);
    for message in answer.messages() {
        assert_eq!(message.child("Items").names(), [""; 0], "FI-004");
    }
}

#[test]
fn fi_201_sending_needs_recipients_and_stores_nothing_without() {
    let mut client = Client::new();
    for disposition in ["SendOnly", "SendAndSaveCopy"] {
        let attributes = format!("MessageDisposition=\"{disposition}\"");
        for item in [message("x", ""), to("not an address")] {
            client.refuse(&create_item_with(&attributes, None, &item), ErrorInvalidRecipients);
        }
    }
    for folder in ["drafts", "sentitems", "outbox"] {
        assert_eq!(client.items_in(&distinguished(folder)), []);
    }
}

#[test]
fn fi_202_nobody_sends_as_another() {
    let mut client = Client::new();
    let from = "<t:From><t:Mailbox><t:EmailAddress>bob@example.test</t:EmailAddress></t:Mailbox></t:From>";
    let item = message("x", &(recipients("ToRecipients", BOB) + from));
    let body = create_item_with("MessageDisposition=\"SendAndSaveCopy\"", None, &item);
    let answer = client.refuse(&body, ErrorSendAsDenied);
    assert!(
        answer.value("MessageText").starts_with("The user account which was used to submit this request")
    );
    assert_eq!(client.items_in(&distinguished("sentitems")), []);
}

#[test]
fn fi_203_ip_051_meeting_messages_are_made_by_servers() {
    for kind in ["MeetingMessage", "MeetingRequest", "MeetingResponse", "MeetingCancellation"] {
        let mut client = Client::new();
        refuse_create(&mut client, &format!("<t:{kind}/>"), ErrorInvalidItemForOperationCreateItem);
    }
}

#[test]
fn fi_204_fi_205_ip_046_ip_047_a_class_of_another_kind_is_refused() {
    let cases = [
        ("Contact", "IPM.WrongMessage"),
        ("Contact", "IPM.Task"),
        ("Contact", ""),
        ("Contact", "IPM.Contacts"),
        ("DistributionList", "IPM.Contact"),
        ("Task", "IPM.Note"),
        ("CalendarItem", "IPM.Task"),
        ("PostItem", "IPM.Unknown"),
        ("Item", "IPM.Appointment"),
        ("Message", "IPM.Contact"),
    ];
    for (kind, class) in cases {
        let mut client = Client::new();
        let item = format!("<t:{kind}><t:ItemClass>{class}</t:ItemClass></t:{kind}>");
        refuse_create(&mut client, &item, ErrorObjectTypeChanged);
    }
}

#[test]
fn fi_207_read_only_properties_are_refused_with_their_path() {
    let cases = [
        ("<t:ItemId Id=\"AAA=\"/>", "item:ItemId"),
        ("<t:ParentFolderId Id=\"AAA=\"/>", "item:ParentFolderId"),
        ("<t:DateTimeReceived>2020-01-01T00:00:00Z</t:DateTimeReceived>", "item:DateTimeReceived"),
        ("<t:Size>1</t:Size>", "item:Size"),
    ];
    for (element, path) in cases {
        let mut client = Client::new();
        let item = format!("<t:Message>{element}</t:Message>");
        names_path(&refuse_create(&mut client, &item, ErrorInvalidPropertySet), path);
    }
}

#[test]
fn fi_208_fi_209_responses_need_a_disposition_and_are_refused_honestly() {
    let mut client = Client::new();
    let id = client.create_message(&distinguished("inbox"), "Request");
    let accept = format!("<t:AcceptItem><t:ReferenceItemId Id=\"{}\"/></t:AcceptItem>", id.id);
    client.refuse(&create_item_with("", None, &accept), ErrorMessageDispositionRequired);
    let answer = client.refuse(&create_item(None, &accept), ErrorInvalidRequest);
    assert!(answer.value("MessageText").contains("AcceptItem"), "{}", *answer);
}

#[test]
fn fi_210_words_of_attributes_have_their_case() {
    let mut client = Client::new();
    refuse_schema(&mut client, &create_item_with("MessageDisposition=\"saveonly\"", None, &message("x", "")));
}

#[test]
fn ip_068_attachments_are_refused_by_2010_and_not_simulated_later() {
    let attachments = "<t:Attachments><t:FileAttachment><t:Name>a</t:Name><t:Content>AA==</t:Content>\
                       </t:FileAttachment></t:Attachments>";
    let item = format!("<t:Message>{attachments}</t:Message>");
    let mut older = Client::of(ews_sim::ServerProfile::Exchange2007Sp1, "Exchange2007_SP1");
    names_path(&refuse_create(&mut older, &item, ErrorInvalidPropertySet), "item:Attachments");
    let mut newer = Client::new();
    let answer = refuse_create(&mut newer, &item, ErrorInvalidRequest);
    assert!(answer.value("MessageText").contains("attachments"), "{}", *answer);
}

#[test]
fn fi_001_fi_002_fi_014_fi_206_fi_212_each_item_has_its_typed_message() {
    let mut client = Client::new();
    let answer = client.succeed(&create_item(None, "<t:Item/><t:Contact/><t:Task/><t:PostItem/>"));
    let names: Vec<_> = answer.messages().iter().map(|message| message.child("Items").names()).collect();
    assert_eq!(names, [["Message"], ["Contact"], ["Task"], ["PostItem"]]);
    for message in answer.messages() {
        assert_eq!(message.name, "CreateItemResponseMessage");
        assert_eq!(message.names(), ["ResponseCode", "Items"]);
        assert_eq!(message.one("Items").children[0].names(), ["ItemId"]);
    }
}

#[test]
fn fi_007_fi_011_a_bad_item_between_two_good_ones_hinders_neither() {
    let mut client = Client::new();
    let items = message("1", "") + "<t:Message><t:Size>1</t:Size></t:Message>" + &message("3", "");
    let answer = client.send(&create_item(None, &items));
    assert_eq!(answer.codes, [NoError, ErrorInvalidPropertySet, NoError]);
    assert_eq!(client.subjects_in(&distinguished("drafts")), ["1", "3"]);
}

#[test]
fn fi_183_fi_184_a_message_that_is_only_saved_is_a_draft() {
    let mut client = Client::new();
    client.create_item(None, &message("In Drafts", ""));
    assert_eq!(client.subjects_in(&distinguished("drafts")), ["In Drafts"]);
    let id = client.create_message(&distinguished("inbox"), "Elsewhere");
    let item = client.item(&id);
    assert_eq!((item.name, item.value("IsDraft")), ("Message", "true"));
    assert_eq!(client.subjects_in(&distinguished("inbox")), ["Elsewhere"]);
}

#[test]
fn fi_185_fi_188_fi_211_a_message_that_is_only_sent_is_kept_nowhere() {
    let mut client = Client::new();
    for folder in [None, Some(distinguished("drafts"))] {
        let body = create_item_with("MessageDisposition=\"SendOnly\"", folder.as_deref(), &to(BOB));
        let answer = client.succeed(&body);
        assert_eq!(answer.one("Items").names(), [""; 0]);
    }
    for folder in ["drafts", "sentitems", "outbox"] {
        assert_eq!(client.items_in(&distinguished(folder)), []);
    }
    client.log_on(BOB);
    let received = client.items_in(&distinguished("inbox"));
    assert_eq!(received.len(), 2);
    assert_eq!(received[0].value("IsRead"), "false");
    assert_eq!(client.folder(&distinguished("inbox")).value("UnreadCount"), "2");
}

#[test]
fn fi_186_fi_187_a_copy_of_what_is_sent_is_kept() {
    let mut client = Client::new();
    let sends = "MessageDisposition=\"SendAndSaveCopy\"";
    let answer = client.succeed(&create_item_with(sends, None, &to(BOB)));
    assert_eq!(answer.one("Items").names(), [""; 0]);
    let copies = client.items_in(&distinguished("sentitems"));
    assert_eq!((copies.len(), copies[0].value("IsDraft"), copies[0].value("IsRead")), (1, "false", "true"));
    let folder = client.create_mail_folder(&distinguished("inbox"), "Copies").folder();
    client.succeed(&create_item_with(sends, Some(&folder), &to(BOB)));
    assert_eq!(client.subjects_in(&folder), ["Hello"]);
    assert_eq!(client.items_in(&distinguished("sentitems")).len(), 1);
}

#[test]
fn fi_194_fi_195_fi_213_other_items_need_no_attributes_and_go_where_they_belong() {
    for attributes in ["", "MessageDisposition=\"SendOnly\""] {
        let mut client = Client::new();
        let kinds = [
            ("Contact", "contacts"),
            ("DistributionList", "contacts"),
            ("Task", "tasks"),
            ("PostItem", "inbox"),
            ("Item", "drafts"),
        ];
        for (kind, folder) in kinds {
            let answer = client.succeed(&create_item_with(attributes, None, &format!("<t:{kind}/>")));
            let parent = client.item_with(&answer.object().id(), &field("item:ParentFolderId"));
            let expected = client.folder_id(&distinguished(folder));
            assert_eq!(parent.one("ParentFolderId").attribute("Id"), expected.id, "{kind}");
        }
    }
}

#[test]
fn ip_048_ip_049_fi_224_classes_below_those_of_the_kind_are_kept() {
    let cases = [
        ("Contact", "IPM.Contact.Custom", "Contact"),
        ("Contact", "ipm.contact", "Contact"),
        ("Message", "IPM.Note.SMIME", "Message"),
        ("Message", "IPM.Unheard.Of", "Message"),
        ("Item", "IPM.Note", "Message"),
        ("Item", "", "Message"),
        ("Task", "IPM.Task.Custom", "Task"),
    ];
    for (kind, class, element) in cases {
        let mut client = Client::new();
        let id =
            client.create_item(None, &format!("<t:{kind}><t:ItemClass>{class}</t:ItemClass></t:{kind}>"));
        let item = client.item(&id);
        assert_eq!((item.name, item.value("ItemClass")), (element, class));
    }
    let mut client = Client::new();
    let id = client.create_item(None, "<t:Item/>");
    let item = client.item(&id);
    assert_eq!((item.name, item.value("ItemClass")), ("Message", "IPM.Note"));
}

#[test]
fn fi_003_fi_004_an_item_in_a_folder_that_is_no_id_is_refused_with_an_empty_container() {
    let mut client = Client::new();
    let cases: [(&str, ResponseCode); 2] = [
        ("<t:FolderId Id=\"x\"/>", ErrorInvalidIdMalformed),
        ("<t:DistinguishedFolderId Id=\"voicemail\"/>", ErrorFolderNotFound),
    ];
    for (folder, code) in cases {
        let answer = client.refuse(&create_item(Some(folder), &message("x", TEXT_BODY)), code);
        assert_eq!(answer.messages()[0].names().last(), Some(&"Items"));
        assert_eq!(answer.one("Items").names(), [""; 0]);
    }
}

#[test]
fn fi_201_what_is_sent_reaches_the_sender_when_it_names_itself() {
    let mut client = Client::new();
    client.succeed(&create_item_with("MessageDisposition=\"SendOnly\"", None, &to(ADA)));
    let received = client.items_in(&distinguished("inbox"));
    assert_eq!((received.len(), received[0].value("IsFromMe")), (1, "true"));
    let id = received[0].id();
    client.succeed(&delete_item(&id.item(), "HardDelete"));
}
