//! What is noted of requests and answers.

use std::time::Duration;

use ews_sim::double::{Calls, Trouble};
use ews_sim::operation::item::GetItem;
use ews_sim::{ResponseCode, Simulator};

use crate::scene::{add_group, delete_items, get_items, messages, panic_of, post};
use crate::support::{ADA, BOB, envelope, send, simulator};

fn lines(simulator: &Simulator) -> Vec<String> {
    simulator.journal().calls().map(ToString::to_string).collect()
}

#[test]
fn without_a_journal_nothing_can_be_read_from_it() {
    let simulator = simulator();
    let said = panic_of(|| simulator.journal().count());
    assert_eq!(said, "no journal is kept; ask for one with Simulator::keep_journal");
}

#[test]
fn every_request_is_noted() {
    let mut simulator = Simulator::builder().mailbox(ADA).mailbox(BOB).allow_impersonation(BOB, ADA).build();
    let ids = messages(&mut simulator, 3);
    simulator.keep_journal(10);
    send(&mut simulator, &get_items(&ids));
    assert!(send(&mut simulator, &delete_items(&ids[..1])).is_success());
    simulator.advance(Duration::from_secs(60));
    send(&mut simulator, &get_items(&ids));
    add_group(&mut simulator, "BOB@example.test", "Work");
    send(&mut simulator, "<m:GetItem/>");
    simulator.handle(ADA, b"junk");
    assert_eq!(
        lines(&simulator),
        [
            "#1 2024-03-01T09:00:00Z ada@example.test GetItem: 200 3\u{d7}NoError",
            "#2 2024-03-01T09:00:00Z ada@example.test DeleteItem: 200 NoError",
            "#3 2024-03-01T09:01:00Z ada@example.test GetItem: 200 ErrorItemNotFound 2\u{d7}NoError",
            "#4 2024-03-01T09:01:00Z bob@example.test AddImGroup: 200 NoError",
            "#5 2024-03-01T09:01:00Z ada@example.test GetItem: 500 ErrorSchemaValidation",
            "#6 2024-03-01T09:01:00Z ada@example.test no operation: 500 ErrorSchemaValidation",
        ]
    );
    let calls: Vec<_> = simulator.journal().calls().collect();
    assert_eq!(calls[1].ids(), [&*ids[0].id]);
    assert_eq!((calls[3].caller(), calls[3].account()), ("BOB@example.test", BOB));
    assert_eq!((calls[3].is_valid(), calls[4].is_valid()), (true, false));
    assert_eq!((calls[0].request(), calls[0].answer(), calls[0].trouble()), (None, None, None));
}

#[test]
fn note_52_operations_that_are_missing_are_noted_by_name() {
    let mut simulator = simulator();
    simulator.keep_journal(10);
    let codes = ["CreateManagedFolder", "MakeCoffee"].map(|name| {
        let reply = send(&mut simulator, &format!("<m:{name}/>"));
        (reply.code(), reply.message_text().unwrap_or_default())
    });
    assert_eq!(codes[0].0, Some(ResponseCode::ErrorInvalidRequest));
    assert!(codes[0].1.contains("CreateManagedFolder"), "{codes:?}");
    assert_ne!(codes[0].1, codes[1].1, "two diagnostics");
    let names: Vec<_> = simulator.journal().calls().map(|call| call.operation()).collect();
    assert_eq!(names, [Some("CreateManagedFolder"), Some("MakeCoffee")]);
}

#[test]
fn trouble_is_noted_and_who_comes_too_early() {
    let mut simulator = simulator();
    simulator.keep_journal(10);
    simulator.fail(Calls::any().nth(1), Trouble::busy(Duration::from_secs(2)));
    for _ in 0..3 {
        post(&mut simulator, ADA, "<m:GetImItemList/>");
        simulator.advance(Duration::from_millis(1500));
    }
    assert_eq!(
        lines(&simulator),
        [
            "#1 2024-03-01T09:00:00Z ada@example.test GetImItemList: 500 ErrorServerBusy",
            "#2 2024-03-01T09:00:01.5Z ada@example.test GetImItemList: 500 ErrorServerBusy \
             (500 ms too early)",
            "#3 2024-03-01T09:00:03Z ada@example.test GetImItemList: 200 NoError",
        ]
    );
    let calls: Vec<_> = simulator.journal().calls().collect();
    assert_eq!(calls[1].came_too_early(), Some(Duration::from_millis(500)));
    assert_eq!((calls[0].came_too_early(), calls[2].came_too_early()), (None, None));
    assert!(calls[1].trouble().is_some() && calls[2].trouble().is_none());
}

#[test]
fn lost_answers_are_noted_as_they_arrive() {
    let mut simulator = simulator();
    simulator.keep_journal_with_bytes(10);
    simulator.fail(Calls::any().nth(1), Trouble::unauthorized());
    simulator.fail(Calls::any().nth(2), Trouble::html(502).although_carried_out());
    let request = envelope("<m:GetImItemList/>");
    for status in [401, 502, 200] {
        let reply = simulator.handle(ADA, request.as_bytes());
        let call = simulator.journal().calls().last().expect("it has been noted");
        assert_eq!((reply.status(), call.status()), (status, status));
        assert_eq!(call.request(), Some(request.as_bytes()));
        assert_eq!(call.answer(), Some(reply.body()));
    }
    let codes: Vec<_> = simulator.journal().calls().map(|call| call.codes().len()).collect();
    assert_eq!(codes, [0, 1, 1], "the server meant to answer the second");
}

#[test]
fn a_journal_is_bounded() {
    let mut simulator = simulator();
    simulator.keep_journal(2);
    for name in ["A", "B", "C"] {
        add_group(&mut simulator, ADA, name);
    }
    assert_eq!((simulator.journal().count(), simulator.journal().forgotten()), (3, 1));
    let text = simulator.journal().to_string();
    assert_eq!(
        text,
        "(1 earlier calls are forgotten)\n\
         #2 2024-03-01T09:00:00Z ada@example.test AddImGroup: 200 NoError\n\
         #3 2024-03-01T09:00:00Z ada@example.test AddImGroup: 200 NoError"
    );
    simulator.keep_journal(1);
    assert_eq!((simulator.journal().calls().count(), simulator.journal().count()), (1, 3));
    simulator.keep_journal(0);
    add_group(&mut simulator, ADA, "D");
    assert_eq!((simulator.journal().calls().count(), simulator.journal().count()), (0, 4));
}

#[test]
fn a_journal_changes_no_answer_and_is_no_difference() {
    let mut plain = simulator();
    let ids = messages(&mut plain, 2);
    let mut noting = plain.clone();
    noting.keep_journal_with_bytes(5);
    assert!(plain == noting);
    for body in [get_items(&ids), delete_items(&ids), get_items(&ids), "<m:Nonsense/>".to_owned()] {
        assert_eq!(send(&mut plain, &body), send(&mut noting, &body));
        assert!(plain == noting);
    }
    let fork = noting.clone();
    send(&mut noting, &get_items(&ids));
    assert_eq!((fork.journal().count(), noting.journal().count()), (4, 5));
}

#[test]
fn what_others_do_is_not_noted() {
    let mut simulator = simulator();
    let ids = messages(&mut simulator, 1);
    simulator.keep_journal(5);
    simulator.before_each::<GetItem>(ews_sim::double::Act::run(|world| {
        add_group(world, ADA, "Work");
    }));
    post(&mut simulator, ADA, &get_items(&ids));
    assert_eq!(lines(&simulator), ["#1 2024-03-01T09:00:00Z ada@example.test GetItem: 200 NoError"]);
}
