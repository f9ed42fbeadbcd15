//! Servers that have too much to do.

use std::time::Duration;

use ews_sim::double::{BackOffHint, Calls, Trouble};
use ews_sim::{Error, ResponseCode, Simulator};

use crate::support::{ADA, BOB, envelope, send, send_bytes, simulator};

const LIST: &str = "<m:GetImItemList/>";
const BUSY: Option<ResponseCode> = Some(ResponseCode::ErrorServerBusy);

fn ask(simulator: &mut Simulator, caller: &str) -> Option<ResponseCode> {
    send_bytes(simulator, caller, envelope(LIST).as_bytes()).code()
}

#[test]
fn note_01_a_budget_of_one_request_a_second() {
    let mut simulator = simulator();
    simulator.fail(Calls::any().beyond(1, Duration::from_secs(1)), Trouble::throttled());
    assert_eq!(ask(&mut simulator, ADA), Some(ResponseCode::NoError));
    simulator.advance(Duration::from_millis(400));
    let reply = send(&mut simulator, LIST);
    assert_eq!((reply.status(), reply.code()), (500, BUSY));
    assert_eq!(reply.texts("Value"), ["600"]);
    // Everybody has a budget of his own.
    assert_eq!(ask(&mut simulator, BOB), Some(ResponseCode::NoError));
    simulator.advance(Duration::from_millis(600));
    assert_eq!(ask(&mut simulator, ADA), Some(ResponseCode::NoError));
}

#[test]
fn note_03_a_hint_in_prose_or_none() {
    for as_message in [false, true] {
        for (hint, values, in_text) in [
            (BackOffHint::MessageXml, &["5000"][..], as_message),
            (BackOffHint::Text, &[], true),
            (BackOffHint::None, &[], false),
        ] {
            let mut simulator = simulator();
            let busy = Trouble::busy(Duration::from_secs(5)).hint(hint);
            let busy = if as_message { busy.as_response_message() } else { busy };
            simulator.fail(Calls::any().nth(1), busy);
            let reply = send(&mut simulator, LIST);
            assert_eq!(reply.code(), BUSY);
            assert_eq!(reply.texts("Value"), values, "{hint:?}");
            let text = reply.message_text().unwrap_or_default();
            assert_eq!(text.contains("Suggested backoff time 5000 ms."), in_text, "{hint:?}: {text}");
        }
    }
}

#[test]
fn note_04_a_long_hint_is_judged_by_the_clock() {
    let mut simulator = simulator();
    simulator.fail(Calls::any().nth(1), Trouble::busy(Duration::from_millis(300_000)));
    assert_eq!(ask(&mut simulator, ADA), BUSY);
    simulator.advance(Duration::from_millis(299_999));
    let reply = send(&mut simulator, LIST);
    assert_eq!((reply.code(), reply.texts("Value")), (BUSY, vec!["1".to_owned()]));
    simulator.advance(Duration::from_millis(1));
    assert_eq!(ask(&mut simulator, ADA), Some(ResponseCode::NoError));
}

#[test]
fn who_comes_too_early_does_not_use_up_the_occasions() {
    let mut simulator = simulator();
    simulator.fail(Calls::any().by(ADA).nth(2), Trouble::busy(Duration::from_secs(9)));
    assert_eq!(ask(&mut simulator, ADA), Some(ResponseCode::NoError));
    for _ in 0..3 {
        assert_eq!(ask(&mut simulator, ADA), BUSY);
        assert_eq!(ask(&mut simulator, BOB), Some(ResponseCode::NoError));
    }
    simulator.advance(Duration::from_secs(9));
    assert_eq!(ask(&mut simulator, ADA), Some(ResponseCode::NoError));
}

#[test]
fn too_many_connections_are_a_fault_like_any_other() {
    let mut simulator = simulator();
    simulator.fail(Calls::any().every(2), Trouble::fault(Error::exceeded_connection_count(27)));
    assert_eq!(ask(&mut simulator, ADA), Some(ResponseCode::NoError));
    let reply = send(&mut simulator, LIST);
    assert_eq!(reply.code(), Some(ResponseCode::ErrorExceededConnectionCount));
    assert_eq!(reply.texts("Value")[..2], ["MaxConcurrency", "27"]);
}

#[test]
fn note_51_impersonation_that_fails_now_and_then() {
    let mut simulator = simulator();
    let denied = ResponseCode::ErrorImpersonateUserDenied;
    simulator.fail(Calls::any().every(3), Trouble::fault(denied));
    let codes: Vec<_> = (0..6).filter_map(|_| ask(&mut simulator, ADA)).collect();
    let fine = ResponseCode::NoError;
    assert_eq!(codes, [fine, fine, denied, fine, fine, denied]);
}
