//! Snapshots that were changed by hand or by accident are refused, or restored to something sound: what the
//! fuzz target `ids` tries, too.
#![cfg(feature = "serde")]

#[path = "support/generated.rs"]
#[allow(dead_code, unreachable_pub, reason = "requests are made elsewhere")]
mod generated;
#[path = "support/snapshots.rs"]
mod snapshots;

use std::fs;
use std::path::Path;

use generated::noise;
use snapshots::{MARK, damaged};

#[test]
fn a_damaged_snapshot_is_refused_or_restored_to_something_sound() {
    let restored = (0..150).filter(|seed| damaged(&noise(*seed, 100))).count();
    assert!((5..145).contains(&restored), "{restored}");
}

#[test]
fn inputs_of_the_fuzz_target_that_are_about_snapshots_break_nothing() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut replayed = 0;
    for folder in ["tests/crashes/ids", "fuzz/seeds/ids"] {
        // A target that never broke has no folder, and the published package no seeds.
        let Ok(entries) = fs::read_dir(top.join(folder)) else { continue };
        for entry in entries {
            let path = entry.expect("a folder that opens can be listed").path();
            let bytes = fs::read(&path).expect("the input can be read");
            if let Some((&MARK, decisions)) = bytes.split_first() {
                println!("{}", path.display());
                damaged(decisions);
                replayed += 1;
            }
        }
    }
    assert!(replayed > 0 || !top.join("fuzz").exists());
}
