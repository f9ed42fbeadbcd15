//! Instructions this crate needs, as ratios to the yardsticks: what is gated, since it does not depend on the
//! machine or on what else runs there.
//!
//! Run with `cargo bench --bench instructions`, which needs valgrind. `-- --gate` ends with an error when a
//! bound is missed; `-- --full` makes large mailboxes too, which takes long; other words pick rows.

mod support;

use std::process::{Command, ExitCode};

use support::comparisons::{Comparison, Side, comparisons};

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match &arguments[..] {
        [collect, row, side] if collect == "--collect" => {
            let indexes = row.parse::<usize>().ok().zip(side.parse::<usize>().ok());
            let (row, side) = indexes.expect("the bench starts itself with two indexes");
            collect_one(comparisons().nth(row).expect("the bench starts itself with rows"), side);
            ExitCode::SUCCESS
        }
        _ => table(&arguments),
    }
}

/// Runs one side twice, the second time where callgrind counts.
fn collect_one(comparison: &Comparison, side: usize) {
    let sides = (comparison.sides)();
    let Some(mut side) = sides.into_iter().nth(side) else { return };
    side.prepare();
    side.run();
    side.prepare();
    counted_by_callgrind(&mut *side);
}

/// The function whose instructions are counted, with all it calls.
#[inline(never)]
fn counted_by_callgrind(side: &mut dyn Side) {
    side.run();
}

fn table(arguments: &[String]) -> ExitCode {
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    let words: Vec<_> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    if Command::new("valgrind").arg("--version").output().is_err() {
        println!("skipped: valgrind is not there");
        return ExitCode::SUCCESS;
    }
    let mut missed = 0;
    println!(
        "{:3} {:40} {:>14} {:>10} {:>6} {:>6} {:>7}",
        "row", "", "instructions", "to", "must", "bold", ""
    );
    for (index, comparison) in comparisons().enumerate() {
        let Comparison { row, what, yardstick, must, bold, is_large, .. } = comparison;
        let wanted = words.is_empty() || words.iter().any(|word| what.contains(&***word) || *row == **word);
        if !wanted || (*is_large && !has("--full")) {
            continue;
        }
        let [ours, theirs] = [count(index, 0), count(index, 1)];
        let ratio = ours as f64 / theirs as f64;
        let verdict = if ratio > *must { "MISS" } else { "" };
        missed += u32::from(ratio > *must);
        println!("{row:3} {what:40} {ours:>14} {yardstick:>10} {must:6.2} {bold:6.2} {ratio:7.2} {verdict}");
    }
    if has("--gate") && missed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The instructions of one side of a comparison, counted in a process of its own.
fn count(row: usize, side: usize) -> u64 {
    let program = std::env::current_exe().expect("a bench knows where it is");
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null", "--collect-atstart=no"])
        .arg("--toggle-collect=*counted_by_callgrind*")
        .arg(program)
        .args(["--collect", &row.to_string(), &side.to_string()])
        .output()
        .expect("valgrind has just told its version");
    let said = String::from_utf8_lossy(&output.stderr);
    let collected = said.lines().find_map(|line| line.split_once("Collected : ").map(|(_, count)| count));
    let count = collected.and_then(|count| count.trim().parse().ok());
    count.unwrap_or_else(|| panic!("callgrind counted nothing:\n{said}"))
}
