//! Which requests a rule strikes.

use std::time::Duration;

use ews_sim::double::{Calls, FaultPlan, Trouble};
use ews_sim::operation::im_list::{AddImGroup, GetImItemList, RemoveImGroup};
use ews_sim::operation::item::{DeleteItem, GetItem};
use ews_sim::{ResponseCode, Simulator};

use crate::scene::{add_group, delete_items, get_items, messages, panic_of};
use crate::support::{ADA, BOB, send, send_bytes, simulator};

const STRUCK: ResponseCode = ResponseCode::ErrorInternalServerTransientError;

#[test]
fn misuse_panics_with_a_sentence() {
    let calls = Calls::any;
    let fault = || Trouble::fault(STRUCK);
    for (said, expected) in [
        (panic_of(|| calls().nth(0)), "there is no such thing as the 0th call; calls are counted from one"),
        (
            panic_of(|| calls().from_nth(0)),
            "there is no such thing as the 0th call; calls are counted from one",
        ),
        (
            panic_of(|| calls().every(0)),
            "there is no such thing as every 0th call; calls are counted from one",
        ),
        (
            panic_of(|| calls().first(0)),
            "there is no such thing as the first 0 calls; calls are counted from one",
        ),
        (panic_of(|| calls().with_probability(1.1, 1)), "a probability lies within 0 and 1; 1.1 does not"),
        (
            panic_of(|| calls().with_probability(f64::NAN, 1)),
            "a probability lies within 0 and 1; NaN does not",
        ),
        (
            panic_of(|| calls().beyond(1, Duration::ZERO)),
            "no time is no time for a budget; give it at least a nanosecond",
        ),
        (
            panic_of(|| Calls::of::<GetItem>().when(|_: &DeleteItem| true)),
            "these are calls of GetItem, of which nothing can be asked as DeleteItem",
        ),
        (
            panic_of(|| FaultPlan::new().with(calls(), Trouble::throttled())),
            "Trouble::throttled lasts as long as a budget is used up; give Calls::beyond one",
        ),
        (
            panic_of(|| fault().on_element(1)),
            "only Trouble::response_message and Trouble::timeout can be told which elements fail",
        ),
        (
            panic_of(|| Trouble::timeout().on_element(0)),
            "there is no 0th element; elements are counted from one",
        ),
        (
            panic_of(|| fault().although_carried_out()),
            "a request that is answered with an error has changed nothing; it cannot be carried out as well",
        ),
        (
            panic_of(|| Trouble::unauthorized().with_code_name("ErrorOfTomorrow")),
            "only Trouble::fault and Trouble::response_message carry a code that can have another name",
        ),
        (
            panic_of(|| fault().with_code_name("<")),
            "\"<\" is no response code; those are made of letters and digits",
        ),
        (
            panic_of(|| fault().as_response_message()),
            "only Trouble::busy and Trouble::throttled ask the client to come again",
        ),
        (panic_of(|| Trouble::html(99)), "99 is no HTTP status; those are from 100 to 599"),
    ] {
        assert_eq!(said, expected);
    }
}

/// Which of twelve requests a rule strikes, counted from one.
fn struck(calls: Calls) -> Vec<usize> {
    let mut simulator = simulator();
    simulator.fail(calls, STRUCK);
    let is_struck = |number: &usize| {
        let before = simulator.clone();
        let code = add_group(&mut simulator, ADA, &format!("Group {number}"));
        if code == STRUCK {
            assert!(before.mailboxes().eq(simulator.mailboxes()), "a struck request changes nothing");
        }
        code == STRUCK
    };
    (1..=12).filter(is_struck).collect()
}

#[test]
fn an_occasion_says_which_of_the_requests_are_struck() {
    let calls = Calls::of::<AddImGroup>;
    assert_eq!(struck(calls().nth(3)), [3]);
    assert_eq!(struck(calls().from_nth(10)), [10, 11, 12]);
    assert_eq!(struck(calls().every(5)), [5, 10]);
    assert_eq!(struck(calls().first(2)), [1, 2]);
    assert_eq!(struck(calls()), (1..=12).collect::<Vec<_>>());
    assert_eq!(struck(Calls::any().nth(12)), [12]);
    assert_eq!(struck(Calls::of::<RemoveImGroup>()), [0; 0]);
}

#[test]
fn chance_is_drawn_from_the_seed_and_only_on_the_occasion() {
    let drawn = |probability, seed| struck(Calls::any().with_probability(probability, seed));
    assert_eq!(drawn(0.0, 1), [0; 0]);
    assert_eq!(drawn(1.0, 1).len(), 12);
    assert_eq!(drawn(0.5, 1), drawn(0.5, 1));
    let different: std::collections::BTreeSet<_> = (0..20).map(|seed| drawn(0.5, seed)).collect();
    assert!(different.len() > 15, "{different:?}");
    let hits: usize = (0..50).map(|seed| drawn(0.25, seed).len()).sum();
    assert!((100..200).contains(&hits), "{hits} of 600 is no quarter");
    assert_eq!(struck(Calls::any().every(4).with_probability(1.0, 9)), [4, 8, 12]);
}

#[test]
fn requests_of_other_accounts_and_operations_are_not_counted() {
    let mut simulator = simulator();
    simulator.fail(Calls::of::<AddImGroup>().by("BOB@example.test").nth(2), STRUCK);
    assert_eq!(add_group(&mut simulator, BOB, "One"), ResponseCode::NoError);
    assert_eq!(add_group(&mut simulator, ADA, "Two"), ResponseCode::NoError);
    assert!(simulator.call(BOB, &GetImItemList { extended_properties: None }).is_ok());
    assert_eq!(add_group(&mut simulator, BOB, "Two"), STRUCK);
    assert_eq!(add_group(&mut simulator, BOB, "Two"), ResponseCode::NoError);
}

#[test]
fn an_impersonated_account_is_the_one_that_counts() {
    let mut simulator = Simulator::builder().mailbox(ADA).mailbox(BOB).allow_impersonation(ADA, BOB).build();
    simulator.fail(Calls::any().by(BOB), STRUCK);
    let impersonating = format!(
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" \
         xmlns:t=\"http://schemas.microsoft.com/exchange/services/2006/types\" \
         xmlns:m=\"http://schemas.microsoft.com/exchange/services/2006/messages\">\
         <s:Header><t:RequestServerVersion Version=\"Exchange2013\"/><t:ExchangeImpersonation>\
         <t:ConnectingSID><t:PrimarySmtpAddress>{BOB}</t:PrimarySmtpAddress></t:ConnectingSID>\
         </t:ExchangeImpersonation></s:Header><s:Body><m:GetImItemList/></s:Body></s:Envelope>"
    );
    assert_eq!(send_bytes(&mut simulator, ADA, impersonating.as_bytes()).code(), Some(STRUCK));
    assert_eq!(add_group(&mut simulator, ADA, "Mine"), ResponseCode::NoError);
}

#[test]
fn what_a_request_says_can_decide() {
    let mut simulator = simulator();
    let ids = messages(&mut simulator, 3);
    let first = &ids[..1];
    let code = |simulator: &mut Simulator, body: &str| send(simulator, body).codes();
    let ask = |calls: Calls| {
        let mut fork = simulator.clone();
        fork.fail(calls, STRUCK);
        let answers = [get_items(first), get_items(&ids), delete_items(&ids[1..])];
        answers.map(|body| code(&mut fork, &body).contains(&STRUCK))
    };
    assert_eq!(ask(Calls::any().naming(&*ids[0].id)), [true, true, false]);
    assert_eq!(ask(Calls::any().naming_more_than(1)), [false, true, true]);
    // One property more than the id: two units for each item.
    assert_eq!(ask(Calls::any().costing_more_than(5)), [false, true, false]);
    assert_eq!(ask(Calls::any().saying("BaseShape", "IdOnly")), [true, true, false]);
    assert_eq!(ask(Calls::any().saying("BaseShape", "Default")), [false, false, false]);
    let three = |request: &GetItem| request.item_ids.item_ids.len() == 3;
    assert_eq!(ask(Calls::of::<GetItem>().when(three)), [false, true, false]);
}

#[test]
fn the_first_rule_that_strikes_decides_and_all_count() {
    let mut simulator = simulator();
    let plan = FaultPlan::new()
        .with(Calls::any().nth(2), ResponseCode::ErrorADUnavailable)
        .with(Calls::any().from_nth(2), STRUCK);
    simulator.apply(&plan);
    let codes = ["A", "B", "C"].map(|name| add_group(&mut simulator, ADA, name));
    assert_eq!(codes, [ResponseCode::NoError, ResponseCode::ErrorADUnavailable, STRUCK]);
    simulator.clear_faults();
    assert_eq!(add_group(&mut simulator, ADA, "D"), ResponseCode::NoError);
}

#[test]
fn counters_are_state_and_forks_count_for_themselves() {
    let mut simulator = simulator();
    simulator.fail(Calls::any().nth(2), STRUCK);
    let untouched = simulator.clone();
    assert_eq!(send(&mut simulator, "<m:GetImItemList/>").code(), Some(ResponseCode::NoError));
    assert!(simulator != untouched, "it has counted");
    let mut fork = simulator.clone();
    assert!(simulator == fork);
    for simulator in [&mut simulator, &mut fork] {
        assert_eq!(add_group(simulator, ADA, "Work"), STRUCK);
    }
    assert!(simulator == fork);
    let plain = crate::support::simulator();
    assert!(untouched != plain);
    let mut spent = untouched;
    spent.clear_faults();
    assert!(spent == plain);
}

#[test]
fn rules_with_code_are_equal_to_their_clones() {
    let calls = Calls::of::<GetItem>().when(|_: &GetItem| true);
    let plan = FaultPlan::new().with(calls.clone(), STRUCK);
    assert_eq!(plan, plan.clone());
    let other = FaultPlan::new().with(Calls::of::<GetItem>().when(|_: &GetItem| true), STRUCK);
    assert_ne!(plan, other);
    assert_eq!(calls.by(ADA).to_string(), "GetItem by ada@example.test one for which a condition holds");
}
