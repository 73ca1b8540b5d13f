//! Orders, as the database keeps them.

use serde::{Deserialize, Serialize};
use sqlx::PgPool;

/// What a customer sends.
#[derive(Deserialize)]
pub struct NewOrder {
    pub email: String,
    pub item: String,
    pub quantity: i32,
}

#[derive(Serialize, sqlx::FromRow)]
pub struct Order {
    pub id: i64,
    #[serde(skip)]
    pub email: String,
    pub item: String,
    pub quantity: i32,
    /// `received`, then `confirmed`, or `failed`.
    pub status: String,
}

impl NewOrder {
    /// Whether the order is valid.
    pub fn is_valid(&self) -> bool {
        self.quantity > 0 && !self.item.is_empty() && self.email.parse::<lettre::Address>().is_ok()
    }
}

pub async fn insert(pool: &PgPool, order: &NewOrder) -> sqlx::Result<i64> {
    sqlx::query_scalar("insert into orders (email, item, quantity) values ($1, $2, $3) returning id")
        .bind(&order.email)
        .bind(&order.item)
        .bind(order.quantity)
        .fetch_one(pool)
        .await
}

pub async fn remove(pool: &PgPool, id: i64) -> sqlx::Result<()> {
    sqlx::query("delete from orders where id = $1").bind(id).execute(pool).await.map(drop)
}

pub async fn find(pool: &PgPool, id: i64) -> sqlx::Result<Option<Order>> {
    sqlx::query_as("select id, email, item, quantity, status from orders where id = $1")
        .bind(id)
        .fetch_optional(pool)
        .await
}

pub async fn confirm(pool: &PgPool, id: i64) -> sqlx::Result<()> {
    sqlx::query("update orders set status = 'confirmed' where id = $1").bind(id).execute(pool).await.map(drop)
}

/// Whether an order has been tried for a day: then it has failed.
pub async fn give_up(pool: &PgPool, id: i64) -> sqlx::Result<bool> {
    sqlx::query("update orders set status = 'failed' where id = $1 and created_at < now() - interval '1 day'")
        .bind(id)
        .execute(pool)
        .await
        .map(|done| done.rows_affected() > 0)
}
