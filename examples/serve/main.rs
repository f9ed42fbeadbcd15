//! A simulator behind HTTP on the loopback interface, for clients in any language.
//!
//! ```text
//! cargo run --example serve [PORT]
//! ```
//!
//! It prints the URL to point a client at, who can log in, and a line for each request. Log-in is Basic, with
//! the address of a mailbox. `quit`, or the end of its input, stops it.

mod http;
mod server;
mod world;

use std::io::{self, BufRead as _, Write as _};
use std::process::ExitCode;
use std::thread;

use ews_sim::SharedSimulator;

use server::Server;
use world::{ADA, BOB, world};

const PASSWORD: &str = "password";

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let port = match &arguments[..] {
        [] => Some(0),
        [port] => port.parse().ok(),
        _ => None,
    };
    let Some(port) = port else {
        eprintln!("serve [PORT], where PORT is a number from 0 to 65535; 0 lets the system choose");
        return ExitCode::FAILURE;
    };
    match Server::bind(port, SharedSimulator::new(world()), PASSWORD, say) {
        Ok(server) => {
            run(&server);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("port {port} of 127.0.0.1 cannot be listened on: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(server: &Server) {
    say(&server.url());
    for (address, name) in [ADA, BOB] {
        say(&format!("log in as {address} ({name}) with the password {PASSWORD:?}"));
    }
    say("quit, or the end of input, stops");
    thread::scope(|scope| {
        scope.spawn(|| {
            let lines = io::stdin().lock().lines().map_while(Result::ok);
            // Whatever is typed before it is no command.
            let _ = lines.take_while(|line| line.trim() != "quit").count();
            server.stop();
        });
        server.run();
    });
    say("stopped");
}

/// A line for whoever started it, who may have stopped listening.
fn say(line: &str) {
    let mut output = io::stdout().lock();
    let _ = writeln!(output, "{line}").and_then(|()| output.flush());
}
