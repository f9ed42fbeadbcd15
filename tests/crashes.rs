//! Inputs of the fuzz targets, run again: those that once broke one (`tests/crashes/<target>/`) and those
//! that fuzzing starts from (`fuzz/seeds/<target>/`).
//!
//! What breaks a target is shown as the shortest list of requests that still does, ready to paste as a test;
//! `EWS_SIM_INPUT=<target>/<file> cargo test --test crashes` does the same for an input anywhere.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use ews_sim::fuzzing::{TARGETS, Target, proven, scenario_of};
use ews_sim::generate::{Request, Scenario, World};

#[test]
fn inputs_that_once_broke_a_fuzz_target_no_longer_do() {
    assert_ne!(replay("tests/crashes"), 0);
}

#[test]
fn seeds_break_no_fuzz_target() {
    // The published package has no fuzz targets, and no seeds.
    if Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").exists() {
        assert_ne!(replay("fuzz/seeds"), 0);
    }
}

#[test]
fn the_input_that_the_environment_names_breaks_no_fuzz_target() {
    let Some(path) = std::env::var_os("EWS_SIM_INPUT").map(PathBuf::from) else { return };
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
    let target = TARGETS.iter().find(|(name, _)| folder == *name);
    let (name, run) = target.unwrap_or_else(|| panic!("{} is in no folder of a target", path.display()));
    run_on(name, *run, &path);
}

/// Runs each target on the files in its folder and says how many there were.
fn replay(top: &str) -> usize {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join(top);
    let mut replayed = 0;
    for (target, run) in TARGETS {
        // A target that never broke has no folder.
        let Ok(entries) = fs::read_dir(top.join(target)) else { continue };
        for entry in entries {
            run_on(target, run, &entry.expect("a folder that opens can be listed").path());
            replayed += 1;
        }
    }
    replayed
}

fn run_on(target: &str, run: Target, path: &Path) {
    let bytes = fs::read(path).expect("the input can be read");
    if catch_unwind(|| run(&bytes)).is_err() {
        let shown = scenario_of(target, &bytes, &breaks).map(|scenario| scenario.to_test("what_was_found"));
        panic!("{} breaks {target}\n\n{}", path.display(), shown.unwrap_or_default());
    }
}

/// Whether an answer to one of the requests breaks a rule that all answers keep.
fn breaks(scenario: &Scenario) -> bool {
    let sent = AssertUnwindSafe(|| {
        let mut simulator = scenario.simulator();
        for request in scenario.requests() {
            simulator.advance(request.waits());
            proven(&mut simulator, request.caller(), request.bytes());
        }
    });
    catch_unwind(sent).is_err()
}

#[test]
fn every_target_runs_on_bytes_without_pattern() {
    for seed in 0..64_u8 {
        let bytes: Vec<u8> =
            (0..200_u8).map(|place| place.wrapping_mul(seed | 1) ^ seed.rotate_left(3)).collect();
        TARGETS.iter().for_each(|(_, run)| run(&bytes));
    }
}

/// A sequence in which one request counts as broken is shown as that request and those without which it
/// would be another one.
#[test]
fn a_sequence_is_shown_by_the_requests_it_takes() {
    let is_short = |scenario: &Scenario| {
        let operations = scenario.requests().iter().map(Request::operation);
        operations.filter(|operation| operation.starts_with("Get")).count() > 1
    };
    let mut shown = 0;
    for seed in 0..40_u32 {
        let bytes: Vec<u8> = (1..900_u32)
            .map(|place| (place.wrapping_mul(2 * seed + 1).wrapping_mul(0x9E37_79B1) >> 13) as u8)
            .collect();
        if let Some(scenario) = scenario_of("sequence", &bytes, &is_short) {
            assert_eq!(scenario.requests().len(), 2, "{scenario:?}");
            shown += 1;
        }
    }
    assert!(shown > 5, "{shown}");
    assert!(scenario_of("sequence", b"\0", &is_short).is_none());
    let bytes = b"<a/>";
    let scenario = scenario_of("envelope", bytes, &breaks).expect("it is a request");
    assert_eq!(
        scenario,
        Scenario::new(World::usual(false), [Request::new("ada@example.test", "", bytes.to_vec())])
    );
}
