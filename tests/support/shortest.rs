//! What a failing run shows: the seed, and the shortest list of requests that fails, as a test to paste.

use std::cell::RefCell;
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestError, TestRunner};

/// The bodies of the requests that a run has sent.
pub(crate) type Sent = Rc<RefCell<Vec<String>>>;

/// Plays what a strategy draws from a seed, so many times.
///
/// # Errors
///
/// What to print when one of them panics.
pub(crate) fn prove<S: Debug + Clone>(
    (seed, cases): (u64, u32),
    steps: impl Strategy<Value = S>,
    play: impl Fn(&S, Sent),
) -> Result<(), String> {
    let config = ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed),
        ..ProptestConfig::default()
    };
    let outcome = TestRunner::new(config)
        .run(&steps, |steps| played(&steps, &play).map_err(|(_, why)| TestCaseError::fail(why)));
    let steps = match outcome {
        Ok(()) => return Ok(()),
        Err(TestError::Fail(_, steps)) => steps,
        Err(TestError::Abort(why)) => return Err(why.to_string()),
    };
    match played(&steps, &play) {
        Err((sent, why)) => {
            Err(format!("{why}\nwith seed {seed}; the shortest run that fails:\n\n{}", test(&sent)))
        }
        Ok(()) => Err(format!("with seed {seed} this fails only sometimes: {steps:?}")),
    }
}

/// What was sent and why it fails, if it does.
fn played<S>(steps: &S, play: &impl Fn(&S, Sent)) -> Result<(), (Vec<String>, String)> {
    let sent = Sent::default();
    let outcome = catch_unwind(AssertUnwindSafe(|| play(steps, Rc::clone(&sent))));
    outcome.map_err(|why| {
        let text = why.downcast_ref::<String>().cloned();
        let text = text.or_else(|| why.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        (sent.take(), text.unwrap_or_default())
    })
}

fn test(requests: &[String]) -> String {
    let sends: String =
        requests.iter().map(|request| format!("    client.send(r#\"{request}\"#);\n")).collect();
    format!("#[test]\nfn what_was_found() {{\n    let mut client = Client::new();\n{sends}}}\n")
}

#[test]
fn a_failing_run_shows_the_seed_and_the_shortest_requests() {
    // Requests that a run stands for; those above a hundred do not go after one of ten or more.
    let steps = prop::collection::vec(any::<u8>(), 0..40);
    let failed = prove((7, 200), steps, |steps: &Vec<u8>, sent| {
        let mut was_ten = false;
        for step in steps {
            sent.borrow_mut().push(format!("<m:Step Number=\"{step}\"/>"));
            assert!(!was_ten || *step <= 100, "after ten or more comes {step}");
            was_ten |= *step >= 10;
        }
    });
    let expected = "after ten or more comes 101\nwith seed 7; the shortest run that fails:\n\n\
        #[test]\nfn what_was_found() {\n    let mut client = Client::new();\n    \
            client.send(r#\"<m:Step Number=\"10\"/>\"#);\n    \
            client.send(r#\"<m:Step Number=\"101\"/>\"#);\n}\n";
    assert_eq!(failed, Err(expected.to_owned()));
}

#[test]
fn a_run_that_does_not_fail_shows_nothing() {
    assert_eq!(prove((7, 8), any::<u8>(), |_, _| {}), Ok(()));
}
