//! x
mod support;
use ews_sim::operation::im_list::*;
use ews_sim::*;
#[test]
fn show() {
    for &p in ServerProfile::ALL {
        let mut s = Simulator::builder().profile(p).mailbox(support::ADA).build();
        println!(
            "\n{p:?}\n{}",
            s.response_message::<AddImGroup>(&ResponseCode::ErrorItemNotFound.into()).text()
        );
        println!("{}", s.response_message::<AddImGroup>(&Error::exceeded_connection_count(27)).text());
        println!("{}", s.fault(&Error::server_busy(std::time::Duration::from_secs(5))).text());
        println!(
            "{}",
            support::send_bytes(
                &mut s,
                support::ADA,
                support::envelope_for("Exchange2007", "<x:a/>").as_bytes()
            )
            .text()
        );
        println!(
            "{}",
            support::send_bytes(
                &mut s,
                support::ADA,
                support::envelope_for(
                    "Exchange2013",
                    "<m:AddImGroup><m:DisplayName>New</m:DisplayName></m:AddImGroup>"
                )
                .as_bytes()
            )
            .text()
        );
    }
}
