//! What requests cost, as ratios to what nobody can do without.
//!
//! Times move between machines and between runs, ratios hardly do, and ratios of instructions least of all:
//! these are held to their bounds, times are told. What is judged and its yardstick take turns in the same
//! process over the same bytes; instructions are counted with valgrind, each side in a process of its own.
//!
//! Run with `cargo bench --bench ratios`. A row that misses what must be says MISS, and the bench ends with
//! an error. `-- --quick` takes two minutes, leaves out large mailboxes, and forgives what is known to be
//! missed; `-- --full` counts instructions of large mailboxes, too, which takes long; `--seconds=5` is the
//! time for each row; other words pick rows, by number or by what they say.

mod support;

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use support::callgrind::{self, Counting, counted_by_callgrind};
use support::comparisons::{Asking, Comparison, Gated, Side, comparisons};

/// The row that a bench of its own measures, since it counts what is asked of the allocator.
const HEAP: [&str; 2] = ["8", "heap for a contact"];

/// What misses what must be so far: work to be done, which `--quick` forgives. Nothing else may be added.
const MISSED_SO_FAR: [&str; 1] = ["write the answer with personas"];

/// What the command line asks for.
struct Asked {
    seconds: f64,
    quick: bool,
    full: bool,
    words: Vec<String>,
}

impl Asked {
    fn of(arguments: impl Iterator<Item = String>) -> Self {
        let mut asked = Self { seconds: 2.0, quick: false, full: false, words: Vec::new() };
        for argument in arguments {
            match &*argument {
                "--quick" => (asked.quick, asked.seconds) = (true, 0.1),
                "--full" => asked.full = true,
                "--bench" => {}
                word => match word.strip_prefix("--seconds=").map(str::parse) {
                    Some(seconds) => asked.seconds = seconds.expect("seconds are a number"),
                    None => asked.words.push(argument),
                },
            }
        }
        asked
    }

    fn wants(&self, row: &str, what: &str) -> bool {
        let is_number = |word: &str| word.parse::<u32>().is_ok();
        let picks = |word: &String| row == word || !is_number(word) && what.contains(&**word);
        self.words.is_empty() || self.words.iter().any(picks)
    }
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    match arguments.next().as_deref() {
        Some("--count") => {
            let mut index = || arguments.next().and_then(|index| index.parse().ok());
            let (row, side) = index().zip(index()).expect("the bench starts itself with two indexes");
            count(row, side);
            ExitCode::SUCCESS
        }
        Some("--first") => {
            let [first, later] = first_and_later();
            println!("{first} {later}");
            ExitCode::SUCCESS
        }
        first => table(&Asked::of(first.map(str::to_owned).into_iter().chain(arguments))),
    }
}

/// Prints the table.
fn table(asked: &Asked) -> ExitCode {
    let counts = callgrind::is_there();
    if !counts {
        println!("there is no valgrind: instructions are neither counted nor held to bounds");
    }
    let mut missed = 0;
    println!("| # | what | to | must | bold | instructions | time | of ours | |");
    println!("|---|---|---|---|---|---|---|---|---|");
    for (index, comparison) in comparisons().iter().enumerate() {
        if asked.wants(comparison.row, &comparison.what) && !(asked.quick && comparison.is_large) {
            let counts = counts && (asked.full || !comparison.is_large);
            let counted = counts.then(|| counted(index)).filter(|_| comparison.gated == Gated::Instructions);
            missed += usize::from(is_missed(comparison, counted, asked));
        }
    }
    let [row, what] = HEAP;
    if !asked.quick && asked.wants(row, what) {
        missed += usize::from(!heap());
    }
    if missed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
/// Measures and prints one row; whether what must be is missed.
fn is_missed(comparison: &Comparison, counted: Option<[u64; 2]>, asked: &Asked) -> bool {
    let timed = if comparison.is_cold {
        timed_in_processes()
    } else {
        timed_in_turns((comparison.sides)(), asked.seconds)
    };
    let instructions = counted.map(|[ours, theirs]| ours as f64 / theirs as f64);
    let [ours, theirs] = timed;
    let (time, gated) = match comparison.gated {
        Gated::Instructions => (ours / theirs, instructions),
        Gated::Microseconds => (ours * 1e6, Some(ours * 1e6)),
    };
    let missed = gated.is_some_and(|ratio| ratio > comparison.must);
    let is_known = MISSED_SO_FAR.contains(&&*comparison.what);
    let is_forgiven = missed && is_known && asked.quick;
    let verdict = match (missed, gated.is_some() && is_known) {
        (true, _) if is_forgiven => "MISS (known)",
        (true, _) => "MISS",
        (false, true) => "no longer missed: say so",
        (false, false) => "",
    };
    let Comparison { row, what, yardstick, must, bold, .. } = comparison;
    let instructions = instructions.map_or_else(String::new, |ratio| format!("{ratio:.2}"));
    let count = counted.map_or_else(String::new, |[ours, _]| format!("{ours} and "));
    let ours = Duration::from_secs_f64(ours);
    println!(
        "| {row:2} | {what:40} | {yardstick:9} | {must:5.2} | {bold:5.2} | {instructions:6} | {time:6.2} | \
         {count}{ours:.2?} | {verdict} |"
    );
    missed && !is_forgiven
}

/// Instructions of both sides, counted at the same time.
fn counted(index: usize) -> [u64; 2] {
    let counting =
        [0, 1].map(|side: usize| Counting::start(&["--count", &index.to_string(), &side.to_string()]));
    counting.map(|counting| counting.finish().0)
}

/// Runs one side where callgrind counts: the second time, unless the row is about the first.
fn count(row: usize, side: usize) {
    let comparison = comparisons().into_iter().nth(row).expect("the bench starts itself with rows");
    let sides = (comparison.sides)();
    let mut judged = sides.into_iter().nth(side).expect("the bench starts itself with sides");
    judged.prepare();
    if !comparison.is_cold || side > 0 {
        judged.run();
        judged.prepare();
    }
    counted_by_callgrind(&mut || judged.run());
}

/// Seconds a portion takes on each side, the medians of rounds in which the sides take turns.
fn timed_in_turns(mut sides: [Box<dyn Side>; 2], seconds: f64) -> [f64; 2] {
    let mut rounds = [Vec::new(), Vec::new()];
    let start = Instant::now();
    while start.elapsed().as_secs_f64() < seconds || rounds[0].len() < 5 {
        for (side, rounds) in sides.iter_mut().zip(&mut rounds) {
            side.prepare();
            let start = Instant::now();
            side.run();
            rounds.push(start.elapsed().as_secs_f64());
        }
    }
    rounds.map(median)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Seconds of the first request of a process and of later ones: the medians of eleven processes.
fn timed_in_processes() -> [f64; 2] {
    let program = std::env::current_exe().expect("a bench knows where it is");
    let mut rounds = [Vec::new(), Vec::new()];
    for _ in 0..11 {
        let output = Command::new(&program).arg("--first").output().expect("it has been started before");
        let printed = String::from_utf8(output.stdout).expect("it prints numbers");
        for (seconds, rounds) in printed.split_whitespace().zip(&mut rounds) {
            rounds.push(seconds.parse().expect("it prints numbers"));
        }
    }
    rounds.map(median)
}

/// Seconds of the first request of this process, and of later ones.
fn first_and_later() -> [f64; 2] {
    let mut asking = Asking::first();
    let mut rounds = (0..1001).map(|_| {
        let start = Instant::now();
        asking.run();
        start.elapsed().as_secs_f64()
    });
    let first = rounds.next().unwrap_or_default();
    [first, median(rounds.collect())]
}

/// Runs the bench that counts what is asked of the allocator; whether nothing is missed there.
fn heap() -> bool {
    let Some(cargo) = std::env::var_os("CARGO") else {
        println!("row 8 is what `cargo bench --bench heap` says");
        return true;
    };
    println!();
    let status = Command::new(cargo).args(["bench", "--quiet", "--bench", "heap"]).status();
    status.expect("cargo has started this bench").success()
}
