//! Answers that are no SOAP messages, and damaged ones.

use std::time::Duration;

use ews_sim::double::style::AnswerStyle;
use ews_sim::double::{Calls, Damage, Trouble};
use ews_sim::operation::ANSWERS;
use ews_sim::operation::item::GetItem;
use ews_sim::wire::{self, Options};
use ews_sim::{Reply, ResponseCode, Simulator};

use crate::scene::{get_items, messages, post};
use crate::support::{ADA, send, simulator};

const LIST: &str = "<m:GetImItemList/>";

fn arrives(trouble: Trouble) -> Reply {
    let mut simulator = simulator();
    simulator.fail(Calls::any().nth(1), trouble);
    let before = simulator.clone();
    let reply = post(&mut simulator, ADA, "<m:AddImGroup><m:DisplayName>Work</m:DisplayName></m:AddImGroup>");
    assert!(before.mailboxes().eq(simulator.mailboxes()), "nothing has been carried out");
    assert!(send(&mut simulator, LIST).is_success(), "the next request is served");
    reply
}

#[test]
fn note_07_note_10_note_56_note_59_disguises_before_a_success() {
    let html = "text/html; charset=utf-8";
    let elsewhere = "https://elsewhere.example.test/EWS/Exchange.asmx";
    for (trouble, status, headers, is_page) in [
        (Trouble::unauthorized(), 401, vec![("WWW-Authenticate", "Basic realm=\"ews-sim\"")], false),
        (Trouble::forbidden(), 403, vec![("Content-Type", html)], true),
        (Trouble::status(403), 403, vec![], false),
        (Trouble::unavailable(Duration::from_secs(30)), 503, vec![("Retry-After", "30")], false),
        (Trouble::html(200), 200, vec![("Content-Type", html)], true),
        (Trouble::html(502), 502, vec![("Content-Type", html)], true),
        (Trouble::redirect(elsewhere), 302, vec![("Location", elsewhere)], false),
        (Trouble::status(200), 200, vec![], false),
    ] {
        let reply = arrives(trouble);
        let headers: Vec<_> = headers.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
        assert_eq!((reply.status(), reply.headers()), (status, headers));
        assert_eq!(reply.text().starts_with("<!DOCTYPE html>"), is_page);
        assert_eq!(reply.body().is_empty(), !is_page);
        assert_eq!((reply.codes(), reply.is_success()), (Vec::new(), false));
        assert!(reply.document().is_err());
    }
    let reply = arrives(Trouble::unavailable(Duration::from_secs(30)));
    assert_eq!((reply.retry_after(), reply.content_type()), (Some(Duration::from_secs(30)), ""));
}

#[test]
fn note_59_wrong_credentials_stay_wrong() {
    let mut simulator = simulator();
    simulator.fail(Calls::any().by(ADA), Trouble::unauthorized());
    for _ in 0..5 {
        assert_eq!(post(&mut simulator, ADA, LIST).status(), 401);
    }
    simulator.clear_faults();
    assert!(send(&mut simulator, LIST).is_success());
}

#[test]
fn an_answer_can_get_lost_after_the_work_is_done() {
    let mut simulator = simulator();
    simulator.fail(Calls::any().nth(1), Trouble::html(502).although_carried_out());
    let add = "<m:AddImGroup><m:DisplayName>Work</m:DisplayName></m:AddImGroup>";
    assert_eq!(post(&mut simulator, ADA, add).status(), 502);
    let again = send(&mut simulator, add);
    assert_eq!(again.code(), Some(ResponseCode::ErrorImGroupDisplayNameAlreadyExists));
}

/// The answer to a request for three messages, whole and damaged.
fn whole_and_damaged(damage: Damage) -> (Reply, Reply) {
    let mut simulator = simulator();
    let ids = messages(&mut simulator, 3);
    let request = get_items(&ids);
    let whole = send(&mut simulator.clone(), &request);
    simulator.fail_next::<GetItem>(Trouble::damage(damage));
    (whole, post(&mut simulator, ADA, &request))
}

#[test]
#[should_panic(expected = "a share lies within 0 and 1; 1.5 does not")]
fn a_share_is_a_share() {
    let _ = Trouble::damage(Damage::TruncatedToShare(1.5));
}

#[test]
#[should_panic(expected = "XML allows the character U+0041; take U+0000 or U+000B")]
fn a_forbidden_character_is_forbidden() {
    let _ = Trouble::damage(Damage::ForbiddenCharacter { element: "Subject".into(), character: 0x41 });
}

#[test]
fn note_53_characters_that_xml_forbids() {
    for character in [0, 0xB, 0xFFFE] {
        let damage = Damage::ForbiddenCharacter { element: "Subject".into(), character };
        let (whole, damaged) = whole_and_damaged(damage);
        assert!(damaged.document().is_err());
        let reference = format!("&#x{character:X};");
        assert_eq!(damaged.text().matches(&reference).count(), 1);
        assert!(damaged.text().contains(&format!("{reference}1<")), "{damaged}");
        assert_eq!(damaged.text().replacen(&reference, "", 1), whole.text());
    }
    let nowhere = Damage::ForbiddenCharacter { element: "Surname".into(), character: 0 };
    let (whole, damaged) = whole_and_damaged(nowhere);
    assert_eq!(whole, damaged);
}

#[test]
fn note_57_every_cut_of_an_answer() {
    let mut simulator = simulator();
    let ids = messages(&mut simulator, 1);
    let whole = send(&mut simulator.clone(), &get_items(&ids));
    for length in 0..whole.body().len() {
        let mut simulator: Simulator = simulator.clone();
        simulator.fail_next::<GetItem>(Trouble::damage(Damage::TruncatedAt(length)));
        let reply = post(&mut simulator, ADA, &get_items(&ids));
        assert_eq!(reply.body(), &whole.body()[..length]);
        assert_eq!((reply.status(), reply.document().is_err()), (200, true), "cut at {length}");
    }
    let (whole, half) = whole_and_damaged(Damage::TruncatedToShare(0.5));
    assert_eq!(half.body(), &whole.body()[..whole.body().len() / 2]);
    let (_, empty) = whole_and_damaged(Damage::EmptyBody);
    assert_eq!((empty.body(), empty.status()), (&b""[..], 200));
}

#[test]
fn note_58_a_byte_order_mark_is_legal() {
    let (whole, marked) = whole_and_damaged(Damage::ByteOrderMark);
    assert_eq!(marked.body(), [b"\xEF\xBB\xBF", whole.body()].concat());
    assert_eq!(marked.codes(), whole.codes());
}

#[test]
fn an_answer_can_be_declared_as_something_else() {
    let (whole, declared) = whole_and_damaged(Damage::ContentType("application/octet-stream".into()));
    assert_eq!(declared.headers(), [("Content-Type", "application/octet-stream".to_owned())]);
    assert_eq!(declared.body(), whole.body());
    assert_ne!(declared, whole);
}

#[test]
fn damage_and_unknown_codes_meet_answers_in_any_style() {
    for seed in 0..60 {
        let style = AnswerStyle::seeded(seed);
        let mut simulator = Simulator::builder().mailbox(ADA).answer_style(style).build();
        let ids = messages(&mut simulator, 2);
        let mut fork = simulator.clone();
        let whole = post(&mut fork.clone(), ADA, &get_items(&ids));
        assert_eq!(whole.texts("Subject"), ["1", "2"]);
        let damage = Damage::ForbiddenCharacter { element: "Subject".into(), character: 0xB };
        fork.fail_next::<GetItem>(Trouble::damage(damage));
        let damaged = post(&mut fork, ADA, &get_items(&ids));
        assert!(damaged.document().is_err(), "{}", damaged.text());
        assert_eq!(damaged.text().replacen("&#xB;", "", 1), whole.text());

        let corrupt = ResponseCode::ErrorItemCorrupt;
        let second = Trouble::response_message(corrupt).on_element(2);
        simulator.fail(Calls::any().nth(1), second.with_code_name("ErrorOfTomorrow"));
        simulator.fail(Calls::any().nth(2), Trouble::fault(corrupt).with_code_name("ErrorOfTomorrow"));
        for codes in [vec![ResponseCode::NoError, corrupt], vec![corrupt]] {
            let reply = post(&mut simulator, ADA, &get_items(&ids));
            assert!(reply.document().is_err(), "{}", reply.text());
            let known = reply.text().replace("ErrorOfTomorrow", corrupt.name());
            let document = wire::parse(known.as_bytes(), &ANSWERS, &Options::answer());
            let document = document.unwrap_or_else(|why| panic!("{why}\n{known}"));
            let texts = document.body().descendants().filter(|it| it.element().name == "ResponseCode");
            let names: Vec<_> = texts.map(|node| node.text().to_owned()).collect();
            assert_eq!(names, codes.iter().map(|code| code.name()).collect::<Vec<_>>());
        }
    }
}
