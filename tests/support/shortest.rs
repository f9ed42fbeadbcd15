//! What a failing run shows: the seed, and the shortest list of requests that fails, as a test to paste.

use std::cell::RefCell;
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestError, TestRunner};

/// The bodies of the requests that a run has sent.
pub(crate) type Sent = Rc<RefCell<Vec<String>>>;

/// Steps, and what they are taken in.
pub(crate) type Run<W, S> = (W, Vec<S>);

/// Plays what a strategy draws from a seed, so many times.
///
/// # Errors
///
/// What to print when one of them panics; it ends with the shortest one, as `shown` has it.
pub(crate) fn prove<W: Debug + Clone, S: Debug + Clone>(
    (seed, cases): (u64, u32),
    runs: impl Strategy<Value = Run<W, S>>,
    play: impl Fn(&Run<W, S>, Sent),
    shown: impl Fn(&Run<W, S>, &[String]) -> String,
) -> Result<(), String> {
    let config = ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed),
        ..ProptestConfig::default()
    };
    let outcome = TestRunner::new(config)
        .run(&runs, |run| played(&run, &play).map_err(|(_, why)| TestCaseError::fail(why)));
    let run = match outcome {
        Ok(()) => return Ok(()),
        Err(TestError::Fail(_, run)) => without_needless(run, &play),
        Err(TestError::Abort(why)) => return Err(why.to_string()),
    };
    match played(&run, &play) {
        Err((sent, why)) => {
            let shown = shown(&run, &sent);
            Err(format!("{why}\nwith seed {seed}; the shortest run that fails:\n\n{shown}"))
        }
        Ok(()) => Err(format!("with seed {seed} this fails only sometimes: {run:?}")),
    }
}

/// The run without the steps that it fails without, too: proptest tries each but once.
fn without_needless<W: Clone, S: Clone>(run: Run<W, S>, play: &impl Fn(&Run<W, S>, Sent)) -> Run<W, S> {
    let (world, mut steps) = run;
    let mut place = 0;
    while place < steps.len() {
        let mut fewer = (world.clone(), steps.clone());
        fewer.1.remove(place);
        if played(&fewer, play).is_err() {
            (steps, place) = (fewer.1, 0);
        } else {
            place += 1;
        }
    }
    (world, steps)
}

/// What was sent and why it fails, if it does.
fn played<R>(run: &R, play: &impl Fn(&R, Sent)) -> Result<(), (Vec<String>, String)> {
    let sent = Sent::default();
    let outcome = catch_unwind(AssertUnwindSafe(|| play(run, Rc::clone(&sent))));
    outcome.map_err(|why| {
        let text = why.downcast_ref::<String>().cloned();
        let text = text.or_else(|| why.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        (sent.take(), text.unwrap_or_default())
    })
}

/// A test of statements, to paste.
pub(crate) fn test(statements: impl IntoIterator<Item = String>) -> String {
    let lines: String = statements.into_iter().map(|statement| format!("    {statement}\n")).collect();
    format!("#[test]\nfn what_was_found() {{\n{lines}}}\n")
}

/// Panics with what to print, if there is anything.
#[track_caller]
pub(crate) fn show(proven: Result<(), String>) {
    proven.unwrap_or_else(|shown| panic!("{shown}"));
}
