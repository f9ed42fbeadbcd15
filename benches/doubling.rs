//! What doubling a hostile request does to the instructions it takes: counted, since they depend neither on
//! the machine nor on what else runs there.
//!
//! Run with `cargo bench --bench doubling`, which needs valgrind; a word picks the kinds with that word in
//! their names, and `-- --gate` ends with an error when a bound is missed.

#[allow(unreachable_pub, reason = "the other benches use it, too")]
#[path = "support/callgrind.rs"]
mod callgrind;
#[path = "../tests/cost/inputs.rs"]
mod inputs;

use std::process::ExitCode;

use callgrind::{Counting, counted_by_callgrind};
use inputs::{ADA, HOSTILE, Hostile};

/// What doubling a request may do to its instructions.
const MOST: f64 = 2.2;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match &arguments[..] {
        [collect, name, times] if collect == "--collect" => {
            let hostile = HOSTILE.iter().find(|hostile| hostile.name == name);
            let hostile = hostile.expect("the bench starts itself with the name of a kind");
            collect_one(hostile, times.parse().expect("and a number"));
            ExitCode::SUCCESS
        }
        _ => table(&arguments),
    }
}

/// Sends the request twice, the second time where callgrind counts.
fn collect_one(hostile: &Hostile, times: usize) {
    let world = inputs::world();
    let request = hostile.request(&world, times * hostile.count);
    let reply = world.clone().handle(ADA, &request);
    println!("{}", reply.code().map_or("none", |code| code.name()));
    let mut simulator = world.clone();
    counted_by_callgrind(&mut || drop(simulator.handle(ADA, &request)));
}

fn table(arguments: &[String]) -> ExitCode {
    if !callgrind::is_there() {
        println!("skipped: valgrind is not there");
        return ExitCode::SUCCESS;
    }
    let words: Vec<_> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let mut missed = 0;
    println!("{:32} {:>12} {:>12} {:>6} {:>4}  code", "", "once", "twice", "times", "most");
    for hostile in HOSTILE {
        if !words.is_empty() && !words.iter().any(|word| hostile.name.contains(&***word)) {
            continue;
        }
        let counting =
            [4, 8].map(|times: usize| Counting::start(&["--collect", hostile.name, &times.to_string()]));
        let [(once, code), (twice, _)] = counting.map(Counting::finish);
        let ratio = twice as f64 / once as f64;
        let verdict = if ratio > MOST { "MISS" } else { "" };
        missed += u32::from(ratio > MOST);
        println!("{:32} {once:>12} {twice:>12} {ratio:6.2} {MOST:4}  {code} {verdict}", hostile.name);
    }
    let is_gate = arguments.iter().any(|argument| argument == "--gate");
    if is_gate && missed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
