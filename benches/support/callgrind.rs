//! Instructions, counted by callgrind in a process of its own.

use std::process::{Child, Command, Stdio};

/// Whether there is a valgrind to count with.
pub fn is_there() -> bool {
    Command::new("valgrind").arg("--version").output().is_ok()
}

/// The function whose instructions are counted, with all it calls.
#[inline(never)]
pub fn counted_by_callgrind(work: &mut dyn FnMut()) {
    work();
}

/// This program once more, under valgrind.
pub struct Counting(Child);

impl Counting {
    /// Starts it with arguments that lead to [`counted_by_callgrind`].
    pub fn start(arguments: &[&str]) -> Self {
        let program = std::env::current_exe().expect("a bench knows where it is");
        let child = Command::new("valgrind")
            .args(["--tool=callgrind", "--callgrind-out-file=/dev/null", "--collect-atstart=no"])
            .arg("--toggle-collect=*counted_by_callgrind*")
            .arg(program)
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        Self(child.expect("valgrind has told its version"))
    }

    /// The instructions, and what the program printed.
    pub fn finish(self) -> (u64, String) {
        let output = self.0.wait_with_output().expect("it was started");
        let said = String::from_utf8_lossy(&output.stderr);
        let printed = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        let collected = said.lines().find_map(|line| line.split_once("Collected : ").map(|(_, count)| count));
        let count = collected.and_then(|count| count.trim().parse().ok());
        (count.unwrap_or_else(|| panic!("callgrind counted nothing:\n{said}")), printed)
    }
}
