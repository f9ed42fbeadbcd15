//! What requests cost, as ratios to what nobody can do without.
//!
//! Times move between machines and between runs, ratios hardly do. What is judged and its yardstick take
//! turns in the same process over the same bytes. Run with `cargo bench --bench ratios`; `-- --quick` takes a
//! few seconds, `--seconds=5` is the time for each row, other words pick rows, by number or by what they say.
//! Missed bounds are marked and nothing more: what is gated are instructions, in the bench of that name.

mod support;

use std::hint::black_box;
use std::time::{Duration, Instant};

use ews_sim::Simulator;
use support::comparisons::{Comparison, Side, comparisons, parse_or_refuse};
use support::lists::{self, Fork};
use support::worlds::ADA;
use support::{attributes, bare, documents, worlds};

/// What the command line asks for.
struct Asked {
    seconds: f64,
    quick: bool,
    words: Vec<String>,
}

impl Asked {
    fn wants(&self, row: &str, what: &str) -> bool {
        self.words.is_empty() || self.words.iter().any(|word| what.contains(&**word) || row == word)
    }
}

fn main() {
    let cold = cold_start();
    let mut asked = Asked { seconds: 2.0, quick: false, words: Vec::new() };
    for argument in std::env::args().skip(1) {
        let seconds = argument.strip_prefix("--seconds=").and_then(|seconds| seconds.parse().ok());
        match (seconds, &*argument) {
            (Some(seconds), _) => asked.seconds = seconds,
            (None, "--quick") => (asked.quick, asked.seconds) = (true, 0.2),
            (None, flag) if flag.starts_with("--") => {}
            _ => asked.words.push(argument),
        }
    }
    println!("{:3} {:40} {:>11} {:>10} {:>6} {:>6} {:>7}", "row", "", "time", "to", "must", "bold", "");
    for comparison in comparisons() {
        let Comparison { row, what, yardstick, must, bold, is_large, .. } = *comparison;
        if asked.wants(row, what) && !(asked.quick && is_large) {
            let [ours, theirs] = medians((comparison.sides)(), asked.seconds);
            line(row, what, ours, yardstick, [must, bold], ours / theirs);
        }
    }
    hostile(&asked);
    depth(&asked);
    construction(&asked);
    forks(&asked);
    if asked.wants("12", "first handle") {
        let [first, warm] = cold;
        line("12", "first handle in a process", first, "a warm one", [20.0, 5.0], first / warm);
    }
}

fn line(row: &str, what: &str, seconds: f64, yardstick: &str, [must, bold]: [f64; 2], actual: f64) {
    let time = format!("{:.2?}", Duration::from_secs_f64(seconds));
    let verdict = if actual > must { "MISS" } else { "" };
    println!("{row:3} {what:40} {time:>11} {yardstick:>10} {must:6.2} {bold:6.2} {actual:7.2} {verdict}");
}

/// Seconds a portion takes on each side, the medians of rounds in which the sides take turns.
fn medians(mut sides: [Box<dyn Side>; 2], seconds: f64) -> [f64; 2] {
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

/// A pass over one document.
struct Over<'d>(fn(&[u8]), &'d str);

impl Side for Over<'_> {
    fn run(&mut self) {
        (self.0)(black_box(self.1.as_bytes()));
    }
}

/// Row 9: inputs made to be costly, against the yardstick and against half of themselves.
fn hostile(asked: &Asked) {
    // Short enough to be done before a shared machine turns to something else.
    let size = 10_000;
    for (name, input) in documents::HOSTILE {
        let what = format!("parse, {name}");
        if !asked.wants("9", &what) {
            continue;
        }
        let [half, whole] = [input(size / 2), input(size)].map(|text| &*text.leak());
        let seconds = asked.seconds / 4.0;
        let [ours, a] = medians([over(parse_or_refuse, whole), over(attributes, whole)], seconds);
        line("9", &what, ours, "A", [3.0, 2.0], ours / a);
        let [double, single] = medians([over(parse_or_refuse, whole), over(parse_or_refuse, half)], seconds);
        if double / single > 2.2 {
            line("9", "  twice the size", double, "the half", [2.2, 2.2], double / single);
        }
    }
}

fn over(pass: fn(&[u8]), document: &'static str) -> Box<dyn Side> {
    Box::new(Over(pass, document))
}

/// Row 10: a document that is refused at the first element too deep.
fn depth(asked: &Asked) {
    if asked.wants("10", "refuse 10 000 levels") {
        let document: &str = documents::nested(10_000).leak();
        let [ours, r] = medians([over(parse_or_refuse, document), over(bare, document)], asked.seconds / 4.0);
        line("10", "refuse 10 000 levels", ours, "R", [0.10, 0.10], ours / r);
    }
}

/// Row 11, in microseconds.
fn construction(asked: &Asked) {
    if !asked.wants("11", "fresh simulator") {
        return;
    }
    let rounds = (0..1001).map(|_| {
        let start = Instant::now();
        let simulator = black_box(Simulator::builder().mailbox(ADA).build());
        let taken = start.elapsed().as_secs_f64();
        drop(simulator);
        taken
    });
    let seconds = median(rounds.collect());
    line("11", "fresh simulator with an empty mailbox", seconds, "1 us", [10.0, 1.0], seconds * 1e6);
}

/// Rows 17, in microseconds, and 18: a fork, and the first write to one.
fn forks(asked: &Asked) {
    let (fork, write) = ("fork of a mailbox with 100 k contacts", "first write to that fork");
    if asked.quick || !(asked.wants("17", fork) || asked.wants("18", write)) {
        return;
    }
    let original = worlds::contacts(100_000);
    let seconds = asked.seconds / 2.0;
    let [ours, _] = medians([Box::new(Fork(original.clone())), Box::new(Fork(original.clone()))], seconds);
    line("17", fork, ours, "1 us", [10.0, 1.0], ours * 1e6);
    let [ours, copy] = medians(lists::writing_first(&original), seconds);
    line("18", write, ours, "full copy", [0.05, 0.01], ours / copy);
}

/// Row 12: seconds of the first request of the process, and of later ones.
fn cold_start() -> [f64; 2] {
    let mut simulator = Simulator::builder().mailbox(ADA).build();
    let request = documents::envelope("<m:GetImItemList/>");
    let mut rounds = (0..1001).map(|_| {
        let start = Instant::now();
        black_box(simulator.handle(ADA, request.as_bytes()));
        start.elapsed().as_secs_f64()
    });
    let first = rounds.next().unwrap_or_default();
    [first, median(rounds.collect())]
}
