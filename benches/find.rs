//! What it costs to find items in a large folder.
//!
//! Run with `cargo bench --bench find`; a number is how many messages the folder has. Times are medians, and
//! told for each message, too, because every one is looked at.

mod support;

use std::hint::black_box;
use std::time::{Duration, Instant};

use ews_sim::Simulator;
use support::worlds::ADA;
use support::{documents, worlds};

const BY_SUBJECT: &str = "<m:SortOrder><t:FieldOrder Order=\"Ascending\">\
                          <t:FieldURI FieldURI=\"item:Subject\"/>\
                          </t:FieldOrder></m:SortOrder>";
const BY_SIZE: &str = "<m:SortOrder><t:FieldOrder Order=\"Descending\"><t:FieldURI FieldURI=\"item:Size\"/>\
                       </t:FieldOrder><t:FieldOrder Order=\"Ascending\">\
                       <t:FieldURI FieldURI=\"item:Subject\"/></t:FieldOrder></m:SortOrder>";
const UNREAD: &str = "<m:Restriction><t:And><t:IsEqualTo><t:FieldURI FieldURI=\"message:IsRead\"/>\
                      <t:FieldURIOrConstant><t:Constant Value=\"false\"/></t:FieldURIOrConstant>\
                      </t:IsEqualTo>\
                      <t:IsGreaterThan><t:FieldURI FieldURI=\"item:DateTimeReceived\"/><t:FieldURIOrConstant>\
                      <t:Constant Value=\"2020-01-01T00:00:00Z\"/></t:FieldURIOrConstant>\
                      </t:IsGreaterThan></t:And>\
                      </m:Restriction>";
const CONTAINS: &str = "<m:Restriction>\
                        <t:Contains ContainmentMode=\"Substring\" ContainmentComparison=\"IgnoreCase\">\
                        <t:FieldURI FieldURI=\"item:Subject\"/><t:Constant Value=\"REPORT\"/></t:Contains>\
                        </m:Restriction>";
const GROUPED: &str = "<m:GroupBy Order=\"Descending\"><t:FieldURI FieldURI=\"item:Categories\"/>\
                       <t:AggregateOn Aggregate=\"Maximum\"><t:FieldURI FieldURI=\"item:DateTimeReceived\"/>\
                       </t:AggregateOn></m:GroupBy>";
const QUERY: &str = "<m:QueryString>subject:report from:user</m:QueryString>";

/// What is asked for: what stands before the folder, and what follows it.
const SEARCHES: [(&str, &[&str], &str); 8] = [
    ("a page by age", &[], ""),
    ("restriction", &[UNREAD], ""),
    ("order", &[BY_SUBJECT], ""),
    ("restriction and order", &[UNREAD, BY_SUBJECT], ""),
    ("restriction and order by a derived value", &[UNREAD, BY_SIZE], ""),
    ("Contains", &[CONTAINS], ""),
    ("groups", &[GROUPED], ""),
    ("query string", &[], QUERY),
];

fn main() {
    let count = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(100_000);
    let mut simulator = worlds::with_messages(count);
    println!("{count} messages, {:<30} {:>12} {:>12}", "a page of 100", "time", "a message");
    for (what, before, after) in SEARCHES {
        let seconds = median_of_finding(&mut simulator, &before.concat(), after);
        let [whole, each] = [seconds, seconds / count as f64].map(Duration::from_secs_f64);
        println!("{what:<46} {whole:>12.2?} {each:>12.2?}");
    }
}

/// Seconds until a page of what is asked for is answered.
fn median_of_finding(simulator: &mut Simulator, before: &str, after: &str) -> f64 {
    let request = documents::envelope(&format!(
        "<m:FindItem Traversal=\"Shallow\"><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape>\
         <m:IndexedPageItemView MaxEntriesReturned=\"100\" Offset=\"0\" BasePoint=\"Beginning\"/>{before}\
         <m:ParentFolderIds><t:DistinguishedFolderId Id=\"inbox\"/></m:ParentFolderIds>{after}</m:FindItem>"
    ));
    let rounds = (0..11).map(|_| {
        let start = Instant::now();
        let reply = black_box(simulator.handle(ADA, request.as_bytes()));
        let taken = start.elapsed().as_secs_f64();
        assert!(reply.is_success(), "{reply}");
        taken
    });
    let mut rounds: Vec<_> = rounds.collect();
    rounds.sort_by(f64::total_cmp);
    rounds[rounds.len() / 2]
}
