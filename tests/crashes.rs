//! Inputs that once broke a fuzz target, run again: `tests/crashes/<target>/`.

use std::fs;
use std::path::Path;

/// The body of a fuzz target.
type Target = fn(&[u8]);

#[test]
fn inputs_that_once_broke_a_fuzz_target_no_longer_do() {
    let targets: [(&str, Target); 5] = [
        ("envelope", ews_sim::fuzzing::envelope),
        ("ids", ews_sim::fuzzing::ids),
        ("sequence", ews_sim::fuzzing::sequence),
        ("structured", ews_sim::fuzzing::structured),
        ("writer", ews_sim::fuzzing::writer),
    ];
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/crashes");
    for (target, run) in targets {
        // A target that never broke has no folder.
        let Ok(entries) = fs::read_dir(top.join(target)) else { continue };
        for entry in entries {
            let path = entry.expect("a folder that opens can be listed").path();
            println!("{}", path.display());
            run(&fs::read(&path).expect("the input can be read"));
        }
    }
}

#[test]
fn every_target_runs_on_bytes_without_pattern() {
    for seed in 0..64_u8 {
        let bytes: Vec<u8> =
            (0..200_u8).map(|place| place.wrapping_mul(seed | 1) ^ seed.rotate_left(3)).collect();
        ews_sim::fuzzing::envelope(&bytes);
        ews_sim::fuzzing::ids(&bytes);
        ews_sim::fuzzing::sequence(&bytes);
        ews_sim::fuzzing::structured(&bytes);
        ews_sim::fuzzing::writer(&bytes);
    }
}
