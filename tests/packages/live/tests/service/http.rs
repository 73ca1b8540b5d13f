//! The requests of a customer of the shop.

use std::time::Duration;

use ureq::Agent;

/// An agent that keeps connections open like a load balancer and does not retry.
pub(crate) fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .proxy(None)
        .timeout_global(Some(Duration::from_secs(10)))
        .build()
        .into()
}

/// The status and the body of the answer to a GET.
pub(crate) fn get(agent: &Agent, url: &str) -> Result<(u16, String), ureq::Error> {
    let mut response = agent.get(url).call()?;
    Ok((response.status().as_u16(), response.body_mut().read_to_string()?))
}

/// Sends an order, and returns the status and the body.
pub(crate) fn post(agent: &Agent, url: &str, order: &str) -> Result<(u16, String), ureq::Error> {
    let mut response =
        agent.post(format!("{url}/orders")).header("content-type", "application/json").send(order)?;
    Ok((response.status().as_u16(), response.body_mut().read_to_string()?))
}

/// Sends an order for a quantity, and returns the number of the order.
pub(crate) fn order(agent: &Agent, url: &str, quantity: usize) -> i64 {
    let (status, body) = post(agent, url, &new_order(quantity)).unwrap();
    assert_eq!(status, 201, "{body}");
    id(&body).unwrap()
}

pub(crate) fn new_order(quantity: usize) -> String {
    format!(r#"{{"email": "customer@example.com", "item": "lamps", "quantity": {quantity}}}"#)
}

/// The number of the order in an answer.
pub(crate) fn id(body: &str) -> Option<i64> {
    body.strip_prefix(r#"{"id":"#)?.strip_suffix('}')?.parse().ok()
}
