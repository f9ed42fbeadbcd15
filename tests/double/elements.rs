//! Faults, and response messages for elements of a batch.

use std::time::Duration;

use ews_sim::double::{Calls, Trouble};
use ews_sim::operation::item::{DeleteItem, FindItem, GetItem};
use ews_sim::{Error, ResponseCode, Simulator};

use crate::scene::{add_group, delete_items, get_items, message, messages, post, subjects};
use crate::support::{ADA, BOB, send, simulator};

use ResponseCode::{ErrorItemCorrupt as Corrupt, NoError};

#[test]
fn a_response_code_fails_every_element_once() {
    let mut simulator = simulator();
    let ids = messages(&mut simulator, 3);
    simulator.fail_next::<DeleteItem>(ResponseCode::ErrorStaleObject);
    let reply = send(&mut simulator, &delete_items(&ids));
    assert_eq!((reply.status(), reply.codes()), (200, vec![ResponseCode::ErrorStaleObject; 3]));
    assert_eq!(subjects(&simulator), ["1", "2", "3"]);
    assert!(send(&mut simulator, &delete_items(&ids)).is_success());
    assert_eq!(subjects(&simulator), [""; 0]);
}

#[test]
fn an_element_fails_and_those_around_it_are_carried_out() {
    let codes = |trouble: Trouble| {
        let mut simulator = simulator();
        let ids = messages(&mut simulator, 4);
        simulator.fail_next::<DeleteItem>(trouble);
        let codes = send(&mut simulator, &delete_items(&ids)).codes();
        (codes, subjects(&simulator).join(" "))
    };
    let corrupt = || Trouble::response_message(Corrupt);
    assert_eq!(codes(corrupt().on_element(2)), (vec![NoError, Corrupt, NoError, NoError], "2".into()));
    assert_eq!(codes(corrupt().from_element(3)), (vec![NoError, NoError, Corrupt, Corrupt], "3 4".into()));
    assert_eq!(codes(corrupt().on_element(5)), (vec![NoError; 4], String::new()));
    // An error after which servers stop has the same effect here.
    let stopped = ResponseCode::ErrorBatchProcessingStopped;
    let full = ResponseCode::ErrorQuotaExceeded;
    let outcome = codes(Trouble::response_message(full).on_element(2));
    assert_eq!(outcome, (vec![NoError, full, stopped, stopped], "2 3 4".into()));
}

#[test]
fn the_one_response_message_of_other_operations_is_their_first_element() {
    let mut simulator = simulator();
    let limit = ResponseCode::ErrorImGroupLimitReached;
    let trouble = Trouble::response_message(limit);
    simulator.fail(Calls::any().nth(1), trouble.clone().on_element(2));
    simulator.fail(Calls::any().nth(2), trouble.on_element(1));
    assert_eq!(add_group(&mut simulator, ADA, "A"), NoError);
    assert_eq!(add_group(&mut simulator, ADA, "B"), limit);
    assert!(simulator.mailbox(ADA).is_some_and(|mailbox| mailbox.im_group_named("B").is_none()));
}

#[test]
fn an_element_is_told_by_what_it_names() {
    let mut simulator = simulator();
    let ids = messages(&mut simulator, 2);
    let second = &*ids[1].id;
    simulator.fail(Calls::any(), Trouble::response_message(Corrupt).on_elements_naming(second));
    assert_eq!(add_group(&mut simulator, ADA, "Work"), NoError, "a request that names nothing");
    assert_eq!(send(&mut simulator, &get_items(&ids[..1])).codes(), [NoError]);
    let twice = [ids[1].clone(), ids[0].clone(), ids[1].clone()];
    assert_eq!(send(&mut simulator, &get_items(&twice)).codes(), [Corrupt, NoError, Corrupt]);
    let change = crate::scene::set_subject(&ids[1], "AlwaysOverwrite", "New");
    assert_eq!(send(&mut simulator, &change).codes(), [Corrupt]);
    let remove = format!("<m:RemoveImGroup><m:GroupId Id=\"{second}\"/></m:RemoveImGroup>");
    assert_eq!(send(&mut simulator, &remove).codes(), [Corrupt], "one response message, one element");
    assert_eq!(subjects(&simulator), ["1", "2"]);
}

#[test]
fn a_fault_has_the_text_and_the_values_it_was_given() {
    let mut simulator = simulator();
    let error =
        Error::new(ResponseCode::ErrorADUnavailable).with_text("Not today.").with_value("Name", "DC1");
    simulator.fail(Calls::any().first(2), Trouble::fault(error.clone()));
    let reply = send(&mut simulator, "<m:GetImItemList/>");
    assert_eq!((reply.status(), reply.message_text().as_deref()), (500, Some("Not today.")));
    assert_eq!(reply.texts("Value"), ["DC1"]);
    assert_eq!(reply, simulator.fault(&error));
    // A request that is no valid message meets it as well.
    assert_eq!(send(&mut simulator, "<m:Nonsense/>"), simulator.fault(&error));
}

#[test]
fn a_request_that_is_refused_anyway_keeps_its_refusal() {
    let mut simulator = simulator();
    simulator.fail(Calls::any(), Corrupt);
    let reply = send(&mut simulator, "<m:Nonsense/>");
    assert_eq!(reply.code(), Some(ResponseCode::ErrorInvalidRequest), "{reply}");
}

#[test]
fn note_01_note_02_a_code_comes_as_a_fault_or_as_a_response_message() {
    let busy = ResponseCode::ErrorServerBusy;
    for (trouble, status) in [
        (Trouble::busy(Duration::from_secs(1)), 500),
        (Trouble::busy(Duration::from_secs(1)).as_response_message(), 200),
    ] {
        let mut simulator = simulator();
        simulator.fail(Calls::any().nth(1), trouble);
        let reply = send(&mut simulator, "<m:GetImItemList/>");
        assert_eq!((reply.status(), reply.code()), (status, Some(busy)));
        assert_eq!(reply.texts("Value"), ["1000"]);
        simulator.advance(Duration::from_secs(1));
        assert!(send(&mut simulator, "<m:GetImItemList/>").is_success());
    }
}

#[test]
fn note_05_mailboxes_beyond_a_limit_are_refused_one_by_one() {
    let people: Vec<_> = (0..20).map(|number| format!("user{number}@example.test")).collect();
    let builder = people.iter().fold(Simulator::builder(), |builder, person| builder.mailbox(person));
    let mut simulator = builder.mailbox(ADA).build();
    for person in &people {
        let mailbox = simulator.mailbox_mut(person).expect("built with it");
        for folder in [ews_sim::mailbox::FolderKey::MSG_FOLDER_ROOT, ews_sim::mailbox::FolderKey::INBOX] {
            mailbox.grant(folder, ADA, ews_sim::mailbox::PermissionLevel::Reviewer).expect("a level");
        }
    }
    let folder = |person: &String| {
        format!(
            "<t:DistinguishedFolderId Id=\"inbox\"><t:Mailbox><t:EmailAddress>{person}</t:EmailAddress>\
             </t:Mailbox></t:DistinguishedFolderId>"
        )
    };
    let folders: String = people.iter().map(folder).collect();
    let find = format!(
        "<m:FindItem Traversal=\"Shallow\"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>\
         <m:ParentFolderIds>{folders}</m:ParentFolderIds></m:FindItem>"
    );
    simulator.fail(Calls::of::<FindItem>(), Trouble::mailboxes_per_request(16));
    let expected = [vec![NoError; 16], vec![ResponseCode::ErrorExceededConnectionCount; 4]].concat();
    assert_eq!(send(&mut simulator, &find).codes(), expected);
}

#[test]
fn note_08_a_heavy_request_takes_too_long_and_two_halves_do_not() {
    let mut simulator = simulator();
    let ids = messages(&mut simulator, 10);
    simulator.fail(Calls::any().costing_more_than(10), Trouble::timeout());
    let codes = send(&mut simulator, &get_items(&ids)).codes();
    assert_eq!(codes, vec![ResponseCode::ErrorTimeoutExpired; 10]);
    for half in ids.chunks(5) {
        assert!(send(&mut simulator, &get_items(half)).is_success());
    }
}

#[test]
fn note_09_codes_that_no_client_knows() {
    let mut simulator = simulator();
    let ids = messages(&mut simulator, 2);
    let fault = Trouble::fault(ResponseCode::ErrorInternalServerError).with_code_name("ErrorOfTomorrow");
    simulator.fail(Calls::any().nth(1), fault);
    let reply = post(&mut simulator, ADA, &get_items(&ids));
    assert_eq!((reply.status(), reply.text().matches("ErrorOfTomorrow<").count()), (500, 2), "{reply}");
    assert!(!reply.text().contains("ErrorInternalServerError"), "{reply}");
    let message = Trouble::response_message(Corrupt).on_element(2).with_code_name("ErrorOfTomorrow");
    let named = Trouble::response_message(Corrupt).on_elements_naming(&*ids[1].id);
    let mut fork = simulator.clone();
    fork.fail_next::<GetItem>(named.with_code_name("ErrorOfTomorrow"));
    simulator.fail_next::<GetItem>(message);
    let reply = post(&mut simulator, ADA, &get_items(&ids));
    assert_eq!(post(&mut fork, ADA, &get_items(&ids)), reply);
    let code = |name: &str| format!("<m:ResponseCode>{name}</m:ResponseCode>");
    let written = reply.text().replace("<ResponseCode>", "<m:ResponseCode>");
    let written = written.replace("</ResponseCode>", "</m:ResponseCode>");
    let [good, bad] = [code("NoError"), code("ErrorOfTomorrow")].map(|code| written.find(&code));
    assert!(good.is_some() && good < bad, "{reply}");
}

#[test]
fn note_37_note_38_one_bad_entry_does_not_fail_the_batch() {
    let mut simulator = simulator();
    let ids = messages(&mut simulator, 10);
    let others = message(&mut simulator, BOB, "Hers");
    // The item is corrupt for ever, wherever in a batch it stands.
    let corrupt = Trouble::response_message(Corrupt).on_elements_naming(&*ids[3].id);
    simulator.fail(Calls::of::<GetItem>().naming(&*ids[3].id), corrupt);
    for _ in 0..2 {
        let codes = send(&mut simulator, &get_items(&ids)).codes();
        let expected = [vec![NoError; 3], vec![Corrupt], vec![NoError; 6]].concat();
        assert_eq!(codes, expected);
    }
    let mixed = [ids[0].clone(), others, ids[3].clone(), ids[4].clone()];
    let expected = [NoError, ResponseCode::ErrorItemNotFound, Corrupt, NoError];
    assert_eq!(send(&mut simulator, &get_items(&mixed)).codes(), expected);
}

#[test]
fn note_48_a_delete_is_refused_or_claimed() {
    let mut simulator = simulator();
    let ids = messages(&mut simulator, 2);
    let cannot = ResponseCode::ErrorCannotDeleteObject;
    let refused = Trouble::response_message(cannot).on_elements_naming(&*ids[1].id);
    simulator.fail(Calls::of::<DeleteItem>(), refused);
    assert_eq!(send(&mut simulator, &delete_items(&ids)).codes(), [NoError, cannot]);
    assert_eq!(subjects(&simulator), ["2"]);
}
