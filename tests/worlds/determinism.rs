//! The same script in two processes gives the same bytes.

use std::process::Command;
use std::time::Duration;

use ews_sim::Simulator;
use ews_sim::double::style::AnswerStyle;
use ews_sim::double::{Calls, Damage, Trouble, diff};
use ews_sim::world::{ItemSeed, MailboxSeed};

use crate::drawn::{live_on, lived_in};
use crate::support::{ADA, BOB};

/// What the line starts with that says what a script has come to.
const RESULT: &str = "the script came to ";

/// Bytes brought down to a number (FNV-1a).
struct Digest(u64);

impl Digest {
    fn take(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
}

/// Does everything that has an outcome, and brings all of it down to a number.
fn script() -> u64 {
    let mut digest = Digest(0xcbf2_9ce4_8422_2325);
    for seed in 0..4 {
        let mut simulator = if seed == 0 { organisation() } else { lived_in(seed, 20) };
        let before = simulator.clone();
        simulator.keep_journal_with_bytes(100);
        simulator.fail(Calls::any().with_probability(0.2, seed), Trouble::busy(Duration::from_secs(30)));
        simulator.fail(Calls::any().every(5), Trouble::damage(Damage::TruncatedAt(100)));
        digest.take(simulator.explain(ADA, ADD_IM_GROUP.as_bytes()).to_string().as_bytes());
        for reply in live_on(&mut simulator, seed, 20) {
            digest.take(reply.body());
            digest.take(format!("{:?}", reply.findings()).as_bytes());
        }
        digest.take(simulator.journal().to_string().as_bytes());
        digest.take(diff(&before, &simulator).to_string().as_bytes());
        digest.take(format!("{simulator:?}").as_bytes());
        #[cfg(feature = "serde")]
        {
            let snapshot = simulator.snapshot().unwrap_or_else(|error| panic!("{error}"));
            digest.take(serde_json::to_string(&snapshot).expect("JSON has room for it").as_bytes());
        }
    }
    digest.0
}

const ADD_IM_GROUP: &str = "<m:AddImGroup>neither an envelope nor well-formed";

fn organisation() -> Simulator {
    let ada = MailboxSeed::new(ADA)
        .folder("inbox/Projects")
        .item(ItemSeed::message("Minutes").folder("inbox/Projects").from(BOB))
        .item(ItemSeed::contact("Carol").email_address("carol@example.test"))
        .im_group("Work", [BOB]);
    Simulator::builder().answer_style(AnswerStyle::seeded(7)).mailbox(ada).mailbox(BOB).build()
}

/// Runs in processes of their own, too.
#[test]
fn a_script_prints_what_it_came_to() {
    println!("{RESULT}{}", script());
}

#[test]
fn two_processes_give_the_same_bytes() {
    let in_a_process = || {
        let program = std::env::current_exe().expect("tests are programs");
        let test = "determinism::a_script_prints_what_it_came_to";
        let output = Command::new(program).args(["--exact", test, "--nocapture"]).output();
        let output = output.expect("a test can be run again");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let result = text.split_once(RESULT).and_then(|(_, rest)| rest.split_ascii_whitespace().next());
        result.unwrap_or_else(|| panic!("no result: {text}")).to_owned()
    };
    let (first, second) = (in_a_process(), in_a_process());
    assert_eq!(first, second);
    assert_eq!(first, script().to_string());
}
