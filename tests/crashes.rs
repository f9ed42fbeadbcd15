//! Inputs of the fuzz targets, run again: those that once broke one (`tests/crashes/<target>/`) and those
//! that fuzzing starts from (`fuzz/seeds/<target>/`).

use std::fs;
use std::path::Path;

use ews_sim::fuzzing::TARGETS;

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

/// Runs each target on the files in its folder and says how many there were.
fn replay(top: &str) -> usize {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join(top);
    let mut replayed = 0;
    for (target, run) in TARGETS {
        // A target that never broke has no folder.
        let Ok(entries) = fs::read_dir(top.join(target)) else { continue };
        for entry in entries {
            let path = entry.expect("a folder that opens can be listed").path();
            println!("{}", path.display());
            run(&fs::read(&path).expect("the input can be read"));
            replayed += 1;
        }
    }
    replayed
}

#[test]
fn every_target_runs_on_bytes_without_pattern() {
    for seed in 0..64_u8 {
        let bytes: Vec<u8> =
            (0..200_u8).map(|place| place.wrapping_mul(seed | 1) ^ seed.rotate_left(3)).collect();
        TARGETS.iter().for_each(|(_, run)| run(&bytes));
    }
}
